using AgentSafety.Symbols;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentSafety.Guards;

/// <summary>What a regular expression lets through that must match all of a text. A list of what is denied lets everything else through.</summary>
internal static class PatternChecks
{
    /// <summary>Only characters that can't end anything.</summary>
    public static bool IsPlain(string pattern) => Inside(pattern) is { } inside && Pieces(inside).All(static piece => piece is not null && piece.All(PlainText.IsHarmless));

    /// <summary>Only these words: <c>^(get|logs)$</c>.</summary>
    public static bool IsListOfNames(string pattern) =>
        Inside(pattern) is { } inside && inside.StartsWith("(", StringComparison.Ordinal) && inside.EndsWith(")", StringComparison.Ordinal)
        && inside.Substring(1, inside.Length - 2) is var names && (names.StartsWith("?:", StringComparison.Ordinal) ? names.Substring(2) : names).All(static c => char.IsLetterOrDigit(c) || c is '|' or '-' or '_' or ' ');

    /// <summary>Of <c>Regex.IsMatch(text, pattern)</c>, of a regular expression in a read-only field, or one that is generated.</summary>
    public static string? Of(IInvocationOperation match) => match switch
    {
        { TargetMethod.ContainingType: not { Name: "Regex", ContainingNamespace.Name: "RegularExpressions" } } => null,
        { Instance: null } => match.Arguments.FirstOrDefault(static argument => argument.Parameter?.Name is "pattern")?.Value.ConstantValue.Value as string,
        { Instance: IFieldReferenceOperation { Field: { IsReadOnly: true, DeclaringSyntaxReferences: [var declaration] } } } => declaration.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: [{ Expression: LiteralExpressionSyntax { Token.Value: string text } }, ..] } } ? text : null,
        { Instance: IInvocationOperation { TargetMethod: var generated } } => Generated(generated),
        { Instance: IPropertyReferenceOperation { Property: var generated } } => Generated(generated),
        { Instance: IObjectCreationOperation { Arguments: [{ Value.ConstantValue.Value: string written }, ..] } } => written,
        _ => null,
    };

    private static string? Generated(ISymbol member) =>
        member.GetAttributes().FirstOrDefault(static attribute => attribute.AttributeClass?.Name is "GeneratedRegexAttribute")?.ConstructorArguments is [{ Value: string pattern }, ..] ? pattern : null;

    /// <summary>Between the anchors; null where it isn't anchored at both ends.</summary>
    private static string? Inside(string pattern)
    {
        var start = pattern.StartsWith("^", StringComparison.Ordinal) ? 1 : pattern.StartsWith(@"\A", StringComparison.Ordinal) ? 2 : 0;
        var end = pattern.EndsWith("$", StringComparison.Ordinal) && !pattern.EndsWith(@"\$", StringComparison.Ordinal) ? 1 : pattern.EndsWith(@"\z", StringComparison.OrdinalIgnoreCase) ? 2 : 0;
        return start > 0 && end > 0 && pattern.Length > start + end ? pattern.Substring(start, pattern.Length - start - end) : null;
    }

    /// <summary>The characters that each piece lets through; null for a piece that isn't understood: a dot, a denied class, a choice that the anchors don't hold.</summary>
    private static IEnumerable<string?> Pieces(string inside)
    {
        var depth = 0;
        for (var i = 0; i < inside.Length; i++)
            switch (inside[i])
            {
                case '[' when inside.IndexOf(']', i + 1) is var end and > 0:
                    yield return Class(inside.Substring(i + 1, end - i - 1));
                    i = end;
                    break;
                case '(':
                    depth++;
                    i += string.CompareOrdinal(inside, i + 1, "?:", 0, 2) == 0 ? 2 : 0;
                    break;
                case ')':
                    depth--;
                    break;
                case '|' when depth > 0:
                case '*' or '+' or '?':
                    break;
                case '{' when inside.IndexOf('}', i) is var end and > 0:
                    i = end;
                    break;
                case '\\' when i + 1 < inside.Length:
                    yield return Escaped(inside[++i]);
                    break;
                case '.' or '|' or '^' or '$':
                    yield return null;
                    break;
                case var literal:
                    yield return literal.ToString();
                    break;
            }
    }

    private static string? Class(string members)
    {
        if (members.Length == 0 || members[0] == '^')
            return null;

        var characters = new System.Text.StringBuilder();
        for (var i = 0; i < members.Length; i++)
            if (members[i] == '\\' && i + 1 < members.Length && Escaped(members[++i]) is { } escaped)
                characters.Append(escaped);
            else if (i + 2 < members.Length && members[i + 1] == '-' && members[i + 2] is var last && members[i] <= last && last - members[i] < 128)
            {
                for (var c = members[i]; c <= last; c++)
                    characters.Append(c);
                i += 2;
            }
            else
                characters.Append(members[i]);

        return characters.ToString();
    }

    private static string? Escaped(char c) => c is 'd' ? "0" : c is 'w' ? "a" : char.IsLetterOrDigit(c) ? null : c.ToString();
}
