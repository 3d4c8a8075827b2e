using AgentSafety.Symbols;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentSafety.Guards;

/// <summary>
/// Checks of the target: under a root, in a list, named outright; and of the caller: in a role, allowed by a switch of ours. They give
/// scope. What a check compares with must be ours: a root that the model names confines nothing.
/// </summary>
internal sealed class Confinement(Targets targets, CheckedTargets checkedTargets)
{
    private const int ShortestRoot = 3; // "/" and "C:\" hold everything

    private static readonly string[] ListWords = ["allow", "permit", "white", "safe", "grant", "trust", "authoriz", "approved", "root", "folder", "director", "workspace", "prefix"];

    private static readonly string[] SwitchWords = ["delet", "destr", "write", "danger", "drop", "purge", "remov", "shell", "exec", "mutat", "unsafe"];

    /// <summary>What it proves that a call answered so.</summary>
    public Facts Of(IInvocationOperation call, bool outcome) => (call.TargetMethod.Name, outcome) switch
    {
        ("StartsWith", true) when call is { Instance: { } path, Arguments: [var root, ..] } => OfPrefix(path, root.Value),
        ("StartsWith", false) when call is { Instance: { } relative, Arguments: [{ Value.ConstantValue.Value: ".." }, ..] } => OfRelative(relative),
        ("Equals", true) => OfEquality(call),
        ("Contains" or "ContainsKey", true) => OfMembership(call),
        ("IsInRole" or "HasClaim", true) => Facts.Of(Protections.Scope),
        _ => Facts.None,
    };

    /// <summary>A switch that the operator of the server sets: <c>options.AllowDelete</c>; or the other way round, <c>options.ReadOnly</c>.</summary>
    public Facts Of(IMemberReferenceOperation member, bool outcome)
    {
        var name = member.Member.Name;
        return !targets.Of(member).IsOurs ? Facts.None
            : outcome && (Has(name, "allow") || Has(name, "enable")) && SwitchWords.Any(word => Has(name, word)) ? Facts.Of(Protections.Scope)
            : !outcome && Has(name, "readonly") ? Facts.Of(Protections.Scope)
            : Facts.None;
    }

    /// <summary>Equal to something of ours that is named outright.</summary>
    public Facts Equal(IOperation left, IOperation right) =>
        left.Type?.SpecialType is not SpecialType.System_String ? Facts.None
        : IsName(right) ? Confined(left)
        : IsName(left) ? Confined(right)
        : Facts.None;

    private Facts Confined(IOperation value) => checkedTargets.Confined(targets.Of(value));

    /// <summary>What is put behind a folder of ours begins with it anyhow; only once <c>..</c> is resolved does that say something.</summary>
    private Facts OfPrefix(IOperation path, IOperation root)
    {
        var (target, under) = (targets.Of(path), targets.Of(root));
        return !target.Parts.IsEmpty && !target.IsFull && (target.Parts[0].IsOurs || target.Parts[0].Name == under.Name) ? Facts.None
            : IsRoot(root) ? checkedTargets.Confined(target)
            : under.IsOurs ? Facts.None
            : checkedTargets.ConfinedUnder(target, under);
    }

    private Facts OfEquality(IInvocationOperation call)
    {
        var operands = (call.Instance is null ? [] : new[] { call.Instance }).Concat(call.Arguments.Select(static argument => argument.Value)).Take(2).ToArray();
        return operands is [var left, var right] ? Equal(left, right) : Facts.None;
    }

    private Facts OfRelative(IOperation relative) =>
        targets.Of(relative).MadeBy is { TargetMethod: { Name: "GetRelativePath" }, Arguments: [var root, var path] } && IsRoot(root.Value) ? Confined(path.Value) : Facts.None;

    private Facts OfMembership(IInvocationOperation call)
    {
        var value = call.Instance is null ? call.Arguments.ElementAtOrDefault(1) : call.Arguments.FirstOrDefault();
        return value is not null && List(call) is { } list && IsAllowList(list) ? Confined(value.Value) : Facts.None;
    }

    private static IOperation? List(IInvocationOperation call) => call.Instance ?? call.Arguments.FirstOrDefault()?.Value;

    /// <summary>A list of what exists is no list of what may go: it must say so, or be written out.</summary>
    public bool IsAllowList(IOperation list)
    {
        list = list.WithoutConversions();
        while (list is IInvocationOperation { TargetMethod.Name: "AsSpan" or "op_Implicit", Arguments: [var whole, ..] })
            list = whole.Value.WithoutConversions();

        return list.Type?.SpecialType is not SpecialType.System_String
            && targets.Of(list).IsOurs
            && (list is IArrayCreationOperation or ICollectionExpressionOperation
                || list is IMemberReferenceOperation { Member: var member } && (ListWords.Any(word => Has(member.Name, word)) || IsWrittenOut(member))
                || list is ILocalReferenceOperation { Local.Name: var local } && ListWords.Any(word => Has(local, word)));
    }

    /// <summary>A read-only list whose elements stand in the source.</summary>
    private static bool IsWrittenOut(ISymbol member) =>
        member is IFieldSymbol { IsReadOnly: true, DeclaringSyntaxReferences: [var declaration] }
        && declaration.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: { } elements }
        && elements.DescendantNodesAndSelf().Any(static node => node is LiteralExpressionSyntax)
        && !elements.DescendantNodesAndSelf().Any(static node => node is InvocationExpressionSyntax);

    public bool IsRoot(IOperation root) =>
        targets.Of(root).IsOurs
        && root is not IFieldReferenceOperation { Field: { Name: "Empty", ContainingType.SpecialType: SpecialType.System_String } }
        && (root.ConstantValue is not { HasValue: true, Value: string text } || text.Count(char.IsLetterOrDigit) >= ShortestRoot && text.IndexOf("://", StringComparison.Ordinal) < 0);

    private static bool IsName(IOperation value) => value.ConstantValue is { HasValue: true, Value: string { Length: > 0 } };

    private static bool Has(string name, string word) => name.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0;
}
