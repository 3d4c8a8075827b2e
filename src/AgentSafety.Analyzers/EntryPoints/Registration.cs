using AgentSafety.EntryPoints.Frameworks;

namespace AgentSafety.EntryPoints;

/// <summary>Something handed to an agent's framework. <see cref="Code"/> is the lambda or method that runs; <see cref="Syntax"/> is how it was named at the registration.</summary>
/// <param name="Code">Null where methods carry their own attribute, and where it isn't .NET's.</param>
/// <param name="Call">The call, <c>new</c> or assignment that registers it.</param>
/// <param name="By">The member that it is handed to, <c>Namespace.Type.Member</c>.</param>
/// <param name="AskedUnless">Its framework asks a person first, unless that is switched off.</param>
internal sealed record Registration(IMethodSymbol? Code, SyntaxNode Syntax, string Name, IOperation Call, RegistrationKind Kind, string By = "", Asked? AskedUnless = null)
{
    /// <summary>Its code is written between the parentheses, so that is where its steps are.</summary>
    public bool HoldsItsCode => Code is { MethodKind: MethodKind.AnonymousFunction, DeclaringSyntaxReferences: [var code, ..] } && code.SyntaxTree == Syntax.SyntaxTree && code.Span == Syntax.Span;
}
