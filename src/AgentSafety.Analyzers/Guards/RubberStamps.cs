using AgentSafety.Symbols;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentSafety.Guards;

/// <summary>A yes that nobody gave.</summary>
/// <param name="Place">Where it is said, or the code that says it is handed over.</param>
/// <param name="Says">The end of the sentence "this is a rubber stamp: ...".</param>
/// <param name="Instead">What denies, in place of what stands there.</param>
internal sealed record RubberStamp(SyntaxNode Place, string Name, string Says, string Instead);

/// <summary>
/// Code that answers for a person and approves whatever it is asked: approval gates, elicitation handlers, permission handlers, auto-approval rules, and what
/// stands in for a declared guard. Where tests are, a stand-in for a person is what one wants.
/// </summary>
/// <param name="codeOf">What code a value that is handed over stands for.</param>
internal sealed class RubberStamps(KnownTypes types, SourceModels models, DeclaredGuards declared, Func<IOperation, IEnumerable<(IMethodSymbol Code, SyntaxNode Syntax)>> codeOf)
{
    private const string Gate = "AgentSafety.IApprovalGate";

    /// <summary>Members that are given the code.</summary>
    private static readonly (string Type, string Member)[] Handlers =
    [
        ("ModelContextProtocol.Client.McpClientHandlers", "ElicitationHandler"), ("ModelContextProtocol.Protocol.ElicitationCapability", "ElicitationHandler"),
        ("GitHub.Copilot.SessionConfigBase", "OnPermissionRequest"), ("GitHub.Copilot.SDK.SessionConfig", "OnPermissionRequest"), ("Microsoft.Agents.AI.ToolApprovalAgentOptions", "AutoApprovalRules"),
    ];

    private static readonly string[] TestFrameworks =
        ["Xunit.FactAttribute", "NUnit.Framework.TestAttribute", "Microsoft.VisualStudio.TestTools.UnitTesting.TestMethodAttribute", "TUnit.Core.TestAttribute"];

    private readonly Lazy<bool> _isForTests = new(() => TestFrameworks.Any(types.Exists));

    private readonly Lazy<bool> _mayStandIn = new(() => types.Exists(Gate) || declared.Any);

    public bool IsForTests => _isForTests.Value;

    /// <summary>Is there anything that a class could stand in for?</summary>
    public bool MayStandIn => _mayStandIn.Value;

    /// <summary>The names of what is handed such code.</summary>
    public static IEnumerable<string> Words => Handlers.Select(static known => known.Member);

    /// <summary>By name, before anything is bound.</summary>
    public static bool IsCandidate(SyntaxNode node) => node switch
    {
        AssignmentExpressionSyntax { Left: var target } => target.GetLastToken().ValueText is var name && Handlers.Any(known => known.Member == name),
        MethodDeclarationSyntax { Parent: TypeDeclarationSyntax type } method => method.Modifiers.Any(SyntaxKind.OverrideKeyword) || type.BaseList is not null,
        _ => false,
    };

    public RubberStamp? At(SyntaxNode node, CancellationToken cancellationToken) => IsForTests ? null : node switch
    {
        AssignmentExpressionSyntax => models.OperationAt(node, cancellationToken) is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: var property }, Value: var value } && IsHandler(property)
            ? codeOf(value).Select(code => Of(property.Name, code.Code, code.Syntax, cancellationToken)).FirstOrDefault(static stamp => stamp is not null)
            : null,
        MethodDeclarationSyntax declaration => models.DeclaredAt(node, cancellationToken) is IMethodSymbol method && StandsIn(method) && models.OperationAt(node, cancellationToken) is { } body ? Of(method.ShortName(), body, declaration) : null,
        _ => null,
    };

    /// <summary>Of an answer to one request: <c>request.CreateResponse(request.ToolCall.Name != "drop")</c>.</summary>
    public RubberStamp? AllBut(IOperation approved, IOperation request) =>
        !IsForTests && request.WithoutConversions() is IParameterReferenceOperation or ILocalReferenceOperation
        && new Verdicts(types, variable => SymbolEqualityComparer.Default.Equals(variable, Symbol(request.WithoutConversions()))).Of(approved) is { Verdict: Verdict.AllBut }
            ? new(approved.Syntax, approved.Syntax.ToString(), Says(Verdict.AllBut), "")
            : null;

    private static ISymbol? Symbol(IOperation variable) => (variable as IParameterReferenceOperation)?.Parameter ?? (ISymbol?)(variable as ILocalReferenceOperation)?.Local;

    private bool IsHandler(IPropertySymbol property) => Handlers.Any(known => known.Member == property.Name && types.IsOrInherits(property.ContainingType, known.Type));

    /// <summary>Does it answer where a gate, or what somebody else vouches for, is asked?</summary>
    private bool StandsIn(IMethodSymbol method) => method.ResultType() is not null
        && (method.OverriddenMethod is { } overridden ? [overridden, .. method.InterfaceMethods()] : method.InterfaceMethods()).Any(asked =>
            types.Is(asked.ContainingType, Gate) || declared.Of(asked) is { } contract && contract.Answers.Any(static answer => (answer.Proved.Protections & Protections.Approval) == Protections.Approval));

    private RubberStamp? Of(string name, IMethodSymbol code, SyntaxNode handedOver, CancellationToken cancellationToken) =>
        code.Implementation().DeclaringSyntaxReferences is [var declaration, ..] && models.OperationAt(declaration.GetSyntax(cancellationToken), cancellationToken) is { } body ? Of(name, body, handedOver) : null;

    /// <summary>On the yes itself, if it is in the code that is looked at.</summary>
    private RubberStamp? Of(string name, IOperation code, SyntaxNode within) =>
        Verdicts.OfCode(code, types) is not { IsYes: true, Yes: { } yes, Verdict: var verdict } ? null
        : yes.Syntax.SyntaxTree != within.SyntaxTree || !within.Span.Contains(yes.Syntax.Span) ? new(within, name, Says(verdict), "")
        : yes is IObjectCreationOperation form && Verdicts.ActionOf(form) is { } action ? new(action.Syntax, name, Says(verdict), action.Syntax is LiteralExpressionSyntax ? "\"decline\"" : "")
        : new(yes.Syntax, name, Says(verdict), Denial(yes));

    private static string Says(Verdict verdict) => verdict is Verdict.AllBut ? "it approves all but what it lists, and nobody is asked" : "it approves whatever it is asked, and nobody is asked";

    private static string Denial(IOperation yes) => yes switch
    {
        { ConstantValue.Value: true, Syntax: LiteralExpressionSyntax } => "false",
        IInvocationOperation { TargetMethod.ContainingType.Name: "ApprovalDecision", Syntax: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var type }, ArgumentList.Arguments: [{ NameColon: null } request, ..] } } => $"{type}.Deny({request}, \"nobody was asked\")",
        IInvocationOperation { TargetMethod.ContainingType.Name: "PermissionDecision", Syntax: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var type } } } => $"{type}.Reject()",
        _ => "",
    };
}
