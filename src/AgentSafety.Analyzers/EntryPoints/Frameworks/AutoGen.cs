using static AgentSafety.EntryPoints.Frameworks.RegistrationKind;

namespace AgentSafety.EntryPoints.Frameworks;

/// <summary>AutoGen for .NET 0.1 to 0.2.2: its generator writes a wrapper of each method with <c>[Function]</c>, which a map hands over by name. No package of it could be read; names from its source.</summary>
internal static class AutoGen
{
    public static readonly Framework Framework = new("AutoGen.Core.FunctionAttribute")
    {
        Marked = [new("AutoGen.Core.FunctionAttribute", Inherited: false)],
        Taken = [new("AutoGen.Core.FunctionCallMiddleware", Function, null, ".ctor")],
    };
}
