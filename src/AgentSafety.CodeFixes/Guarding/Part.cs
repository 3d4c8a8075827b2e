using Microsoft.CodeAnalysis.Operations;

namespace AgentSafety.CodeFixes.Guarding;

/// <summary>A piece of a target: one thing that names something.</summary>
/// <param name="Code">The expression as written.</param>
/// <param name="IsString">It is text already.</param>
/// <param name="Text">What a literal says.</param>
/// <param name="Inside">How a sum of texts reads inside other text.</param>
internal sealed record Part(string Code, bool IsString, string? Text = null, string? Inside = null)
{
    private static readonly string[] NamingWords = ["Id", "Ids", "Name", "Names", "Key", "Keys", "Arn", "Arns", "Path", "Uri", "Identifier", "Identifiers"];

    /// <summary>Names something, but to write it twice might not mean the same twice.</summary>
    public static readonly Part Unsayable = new("", IsString: true);

    public string InsideText => this switch
    {
        { Text: { } text } => SymbolDisplay.FormatLiteral(text, quote: true) is var quoted ? quoted.Substring(1, quoted.Length - 2).Replace("{", "{{").Replace("}", "}}") : "",
        { Inside: { } inside } => inside,
        _ when Code.StartsWith("$\"", StringComparison.Ordinal) => Code.Substring(2, Code.Length - 3),
        _ => $"{{{Code}}}",
    };

    /// <summary>Null where it names nothing.</summary>
    public static Part? Of(IOperation value, string role)
    {
        var isString = value.Type is { SpecialType: SpecialType.System_String };
        return value.Syntax switch
        {
            LiteralExpressionSyntax when value.ConstantValue is { HasValue: true, Value: string { Length: > 0 } text } => new(value.Syntax.ToString(), isString, text),
            InterpolatedStringExpressionSyntax { StringStartToken.RawKind: (int)SyntaxKind.InterpolatedStringStartToken } text when text.Contents.All(IsSimple) => new(text.ToString(), isString),
            ExpressionSyntax name when IsSimple(name) => isString || IsIdentity(value.Type, role, name) ? new(name.ToString(), isString)
                : value.Type is { } type && Sayable.As(name.ToString(), type) is InvocationExpressionSyntax list && Sayable.IsListOfTexts(type) ? new(list.ToString(), IsString: true) : null,
            BinaryExpressionSyntax sum when isString && value is IBinaryOperation { LeftOperand: var left, RightOperand: var right } =>
                Of(left, role) is { IsString: true } first && Of(right, role) is { IsString: true } second && first != Unsayable && second != Unsayable
                    ? new(sum.ToString(), isString, Inside: first.InsideText + second.InsideText)
                    : Unsayable,
            _ when isString && value.ConstantValue is { HasValue: true, Value: null or "" } => null,
            _ => isString ? Unsayable : null,
        };
    }

    public static bool IsSimple(SyntaxNode node) => node switch
    {
        IdentifierNameSyntax or ThisExpressionSyntax or PredefinedTypeSyntax or InterpolatedStringTextSyntax => true,
        MemberAccessExpressionSyntax { Name: IdentifierNameSyntax } access => IsSimple(access.Expression),
        InterpolationSyntax hole => IsSimple(hole.Expression),
        _ => false,
    };

    private static bool IsIdentity(ITypeSymbol? type, string role, ExpressionSyntax name) => type switch
    {
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var value] } => IsIdentity(value, role, name),
        { SpecialType: >= SpecialType.System_SByte and <= SpecialType.System_UInt64 } => Names(role) || Names(name.ToString()),
        { Name: "Guid" or "Uri", ContainingNamespace.Name: "System" } => true,
        { TypeKind: TypeKind.Struct or TypeKind.Class, Name: var typeName } => typeName.EndsWith("Id", StringComparison.Ordinal) || typeName.EndsWith("Identifier", StringComparison.Ordinal),
        _ => false,
    };

    /// <summary>Does a parameter or member of this name say which one is meant?</summary>
    public static bool Names(string role) =>
        NamingWords.Any(word => role.EndsWith(word, StringComparison.Ordinal) || role.Equals(word, StringComparison.OrdinalIgnoreCase));
}
