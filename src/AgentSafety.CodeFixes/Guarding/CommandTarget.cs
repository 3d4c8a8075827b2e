using Microsoft.CodeAnalysis.Operations;

namespace AgentSafety.CodeFixes.Guarding;

/// <summary>What a started process is told, as it would be typed: <c>kubectl delete namespace shop</c>.</summary>
internal static class CommandTarget
{
    private const string Arguments = "Arguments";
    private const string ArgumentList = "ArgumentList";

    /// <summary>Null where no process is started.</summary>
    public static Part[]? Of(IOperation step) => step switch
    {
        IInvocationOperation { TargetMethod: { Name: "Start", ContainingType: { Name: "Process", ContainingNamespace.Name: "Diagnostics" } } } call => call switch
        {
            { Instance.Syntax: ExpressionSyntax process } => Part.IsSimple(process) ? Kept($"{process}.StartInfo", step.Syntax) : null,
            { Arguments: [{ Value: var info }] } when IsStartInfo(info.Type) => OfStartInfo(Unconverted(info)),
            _ => [.. Target.Arguments(call).SelectMany(static argument => Words(argument.Value, argument.Parameter?.Name ?? ""))],
        },
        _ => null,
    };

    private static Part[] OfStartInfo(IOperation info) => info switch
    {
        IObjectCreationOperation made =>
        [
            .. Target.Arguments(made).SelectMany(static argument => Words(argument.Value, argument.Parameter?.Name ?? "")),
            .. (made.Initializer?.Initializers ?? []).SelectMany(OfInitializer),
        ],
        { Syntax: ExpressionSyntax name } when Part.IsSimple(name) => Kept(name.ToString(), name),
        _ => [Part.Unsayable],
    };

    private static IEnumerable<Part> OfInitializer(IOperation initializer) => initializer switch
    {
        ISimpleAssignmentOperation { Target: IMemberReferenceOperation { Member.Name: var name }, Value: var value } when name is "FileName" or Arguments => Words(value, name),
        IMemberInitializerOperation { InitializedMember: IMemberReferenceOperation { Member.Name: ArgumentList }, Initializer.Initializers: var added } =>
            added.SelectMany(static element => element is IInvocationOperation { Arguments: [{ Value: var value }] } ? Words(value, ArgumentList) : [Part.Unsayable]),
        _ => [],
    };

    /// <summary>One that was filled before. Whoever fills the list doesn't fill the line.</summary>
    private static Part[] Kept(string info, SyntaxNode at)
    {
        var body = at.FirstAncestorOrSelf<MemberDeclarationSyntax>() ?? at.SyntaxTree.GetRoot();
        var isList = body.DescendantNodes().Any(static node => node is IdentifierNameSyntax { Identifier.ValueText: ArgumentList });
        return [new($"{info}.FileName", IsString: true), new(isList ? $"string.Join(\" \", {info}.{ArgumentList})" : $"{info}.{Arguments}", IsString: true)];
    }

    private static IEnumerable<Part> Words(IOperation value, string role) => Unconverted(value) switch
    {
        { Syntax: ExpressionSyntax name, Type: { SpecialType: not SpecialType.System_String } type } when Part.IsSimple(name) && Sayable.IsListOfTexts(type) => [new($"string.Join(\" \", {name})", IsString: true)],
        var written => Target.PartsOf(written, role),
    };

    private static bool IsStartInfo(ITypeSymbol? type) => type is { Name: "ProcessStartInfo", ContainingNamespace.Name: "Diagnostics" };

    private static IOperation Unconverted(IOperation value) => value is IConversionOperation { OperatorMethod: null, Operand: var operand } ? Unconverted(operand) : value;
}
