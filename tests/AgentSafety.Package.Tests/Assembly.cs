[assembly: AssemblyFixture(typeof(AgentSafety.Package.Tests.Workshop))]
