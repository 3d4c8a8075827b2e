using AgentSafety.Symbols;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentSafety.Guards;

/// <summary>Lists of what may go.</summary>
internal static class AllowLists
{
    private static readonly string[] AllowWords = ["allow", "permit", "white", "safe", "grant", "trust", "authoriz", "approved"];

    private static readonly string[] PlaceWords = ["root", "folder", "director", "workspace", "prefix"];

    /// <summary>The list behind what only looks at it in another way.</summary>
    public static IOperation Whole(IOperation list)
    {
        list = list.WithoutConversions();
        while (list is IInvocationOperation { TargetMethod.Name: "AsSpan" or "op_Implicit", Arguments: [var whole, ..] })
            list = whole.Value.WithoutConversions();

        return list;
    }

    /// <summary>A list of what exists is no list of what may go: it must say so, or be written out.</summary>
    public static bool Contain(IOperation list, Target target) =>
        IsWrittenOutOrSays(list, target, AllowWords) || IsWrittenOutOrSays(list, target, PlaceWords);

    /// <summary>Looking something up in a list of places says only that it exists.</summary>
    public static bool Yield(IOperation list, Target target) => IsWrittenOutOrSays(list, target, AllowWords);

    private static bool IsWrittenOutOrSays(IOperation list, Target target, string[] words) =>
        Whole(list) is var whole
        && whole.Type?.SpecialType is not SpecialType.System_String
        && target.IsOurs
        && (whole is IArrayCreationOperation or ICollectionExpressionOperation
            || whole is IMemberReferenceOperation { Member: var member } && (SaysSo(member.Name, words) || IsWrittenOut(member))
            || whole is ILocalReferenceOperation { Local.Name: var local } && SaysSo(local, words));

    private static bool SaysSo(string name, string[] words) => words.Any(word => name.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0);

    /// <summary>A read-only list whose elements stand in the source.</summary>
    private static bool IsWrittenOut(ISymbol member) =>
        member is IFieldSymbol { IsReadOnly: true, DeclaringSyntaxReferences: [var declaration] }
        && declaration.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: { } elements }
        && elements.DescendantNodesAndSelf().Any(static node => node is LiteralExpressionSyntax)
        && !elements.DescendantNodesAndSelf().Any(static node => node is InvocationExpressionSyntax);
}
