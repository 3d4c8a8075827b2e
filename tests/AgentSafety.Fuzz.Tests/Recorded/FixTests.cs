namespace AgentSafety.CodeFixes.Tests;

[AttributeUsage(AttributeTargets.Method)]
internal sealed class FactAttribute : Analyzers.Tests.FactAttribute;

[AttributeUsage(AttributeTargets.Method)]
internal sealed class TheoryAttribute : Analyzers.Tests.FactAttribute;

[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class InlineDataAttribute(params object?[] arguments) : Analyzers.Tests.InlineDataAttribute(arguments);
