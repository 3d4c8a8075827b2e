using Microsoft.CodeAnalysis.Operations;

namespace AgentSafety.CodeFixes.Guarding;

/// <summary>
/// What exactly is destroyed, in the words of the call: its arguments that name something. Only what can be written twice and evaluated twice:
/// names, members of names, text.
/// </summary>
internal static class Target
{
    private static readonly string[] NamingWords = ["Id", "Ids", "Name", "Names", "Key", "Keys", "Arn", "Arns", "Path", "Uri", "Identifier", "Identifiers"];

    /// <summary>Null when the call doesn't say, or not in words that can be repeated: half a target would be worse than none.</summary>
    public static string? Of(IOperation step)
    {
        var parts = Arguments(step).SelectMany(static argument => PartsOf(argument.Value, argument.Parameter?.Name ?? "")).ToArray();
        return parts switch
        {
            [] => null,
            _ when parts.Contains(Part.Unsayable) => null,
            [{ IsString: true } only] => only.Code,
            _ when parts.All(static part => part.Text is not null) => SymbolDisplay.FormatLiteral(string.Join(", ", parts.Select(static part => part.Text)), quote: true),
            _ => $"$\"{string.Join(", ", parts.Select(static part => part.InsideText))}\"",
        };
    }

    private static IEnumerable<IArgumentOperation> Arguments(IOperation step)
    {
        var arguments = step switch
        {
            IInvocationOperation call => call.Arguments,
            IObjectCreationOperation creation => creation.Arguments,
            _ => [],
        };
        return arguments.Where(static argument => argument.ArgumentKind is not ArgumentKind.DefaultValue).OrderBy(static argument => argument.Syntax.SpanStart);
    }

    private static IEnumerable<Part> PartsOf(IOperation value, string role) => value switch
    {
        IConversionOperation { OperatorMethod: null } conversion => PartsOf(conversion.Operand, role),
        IArrayCreationOperation { Initializer.ElementValues: var elements } => elements.SelectMany(element => PartsOf(element, role)),
        ICollectionExpressionOperation { Elements: var elements } => elements.SelectMany(element => PartsOf(element, role)),
        IObjectCreationOperation creation => Arguments(creation).SelectMany(static argument => PartsOf(argument.Value, argument.Parameter?.Name ?? ""))
            .Concat((creation.Initializer?.Initializers ?? []).SelectMany(member => PartsOfInitializer(member, role))),
        _ when Part.Of(value, role) is { } part => [part],
        _ => [],
    };

    /// <summary>Of a request made on the spot, the members that say what it is about.</summary>
    private static IEnumerable<Part> PartsOfInitializer(IOperation initializer, string role) => initializer switch
    {
        ISimpleAssignmentOperation { Target: IMemberReferenceOperation { Member.Name: var name }, Value: var value } when NamesSomething(name) => PartsOf(value, name),
        IMemberInitializerOperation { InitializedMember: IMemberReferenceOperation { Member.Name: var name }, Initializer.Initializers: var elements } when NamesSomething(name) =>
            elements.SelectMany(element => PartsOfInitializer(element, name)),
        IInvocationOperation { TargetMethod.Name: "Add", Arguments: [{ Value: var element }] } => PartsOf(element, role),
        _ => [],
    };

    private static bool NamesSomething(string name) =>
        NamingWords.Any(word => name.EndsWith(word, StringComparison.Ordinal) || name.Equals(word, StringComparison.OrdinalIgnoreCase));

    /// <param name="Code">The expression as written.</param>
    /// <param name="IsString">It is text already.</param>
    /// <param name="Text">What a literal says.</param>
    /// <param name="Inside">How a sum of texts reads inside other text.</param>
    private sealed record Part(string Code, bool IsString, string? Text = null, string? Inside = null)
    {
        /// <summary>Names something, but to write it twice might not mean the same twice.</summary>
        public static readonly Part Unsayable = new("", IsString: true);

        public string InsideText => this switch
        {
            { Text: { } text } => SymbolDisplay.FormatLiteral(text, quote: true) is var quoted ? quoted.Substring(1, quoted.Length - 2).Replace("{", "{{").Replace("}", "}}") : "",
            { Inside: { } inside } => inside,
            _ when Code.StartsWith("$\"", StringComparison.Ordinal) => Code.Substring(2, Code.Length - 3),
            _ => $"{{{Code}}}",
        };

        public static Part? Of(IOperation value, string role)
        {
            var isString = value.Type is { SpecialType: SpecialType.System_String };
            return value.Syntax switch
            {
                LiteralExpressionSyntax when value.ConstantValue is { HasValue: true, Value: string { Length: > 0 } text } => new(value.Syntax.ToString(), isString, text),
                InterpolatedStringExpressionSyntax { StringStartToken.RawKind: (int)SyntaxKind.InterpolatedStringStartToken } text when text.Contents.All(IsSimple) => new(text.ToString(), isString),
                ExpressionSyntax name when IsSimple(name) => isString || IsIdentity(value.Type, role, name) ? new(name.ToString(), isString) : null,
                BinaryExpressionSyntax sum when isString && value is IBinaryOperation { LeftOperand: var left, RightOperand: var right } =>
                    Of(left, role) is { IsString: true } first && Of(right, role) is { IsString: true } second && first != Unsayable && second != Unsayable
                        ? new(sum.ToString(), isString, Inside: first.InsideText + second.InsideText)
                        : Unsayable,
                _ when isString && value.ConstantValue is { HasValue: true, Value: null or "" } => null,
                _ => isString ? Unsayable : null,
            };
        }

        private static bool IsSimple(SyntaxNode node) => node switch
        {
            IdentifierNameSyntax or ThisExpressionSyntax or PredefinedTypeSyntax or InterpolatedStringTextSyntax => true,
            MemberAccessExpressionSyntax { Name: IdentifierNameSyntax } access => IsSimple(access.Expression),
            InterpolationSyntax hole => IsSimple(hole.Expression),
            _ => false,
        };

        private static bool IsIdentity(ITypeSymbol? type, string role, ExpressionSyntax name) => type switch
        {
            INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var value] } => IsIdentity(value, role, name),
            { SpecialType: >= SpecialType.System_SByte and <= SpecialType.System_UInt64 } => NamesSomething(role) || NamesSomething(name.ToString()),
            { Name: "Guid" or "Uri", ContainingNamespace.Name: "System" } => true,
            { TypeKind: TypeKind.Struct or TypeKind.Class, Name: var typeName } => typeName.EndsWith("Id", StringComparison.Ordinal) || typeName.EndsWith("Identifier", StringComparison.Ordinal),
            _ => false,
        };
    }
}
