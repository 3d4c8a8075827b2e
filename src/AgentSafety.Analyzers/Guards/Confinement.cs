using AgentSafety.Symbols;

namespace AgentSafety.Guards;

/// <summary>
/// Checks of the target: under a root, in a list, named outright; and of the caller: in a role, allowed by a switch of ours. They give
/// scope. What a check compares with must be ours: a root that the model names confines nothing.
/// </summary>
internal sealed class Confinement(Targets targets, CheckedTargets checkedTargets)
{
    private const int ShortestRoot = 3; // "/" and "C:\" hold everything

    /// <summary>No place, but how a statement begins: what follows it may be another one.</summary>
    private static readonly HashSet<string> Verbs = new(StringComparer.OrdinalIgnoreCase) { "SELECT", "WITH", "EXPLAIN", "SHOW", "DESCRIBE", "PRAGMA" };

    /// <summary>What it proves that a call answered so.</summary>
    public Facts Of(IInvocationOperation call, bool outcome) => (call.TargetMethod.Name, outcome) switch
    {
        ("StartsWith", true) when call is { Instance: { } path, Arguments: [var root, ..] } => OfPrefix(path, root.Value),
        ("StartsWith", false) when call is { Instance: { } relative, Arguments: [{ Value.ConstantValue.Value: ".." }, ..] } => OfRelative(relative),
        ("Equals", true) => OfEquality(call),
        ("Contains" or "ContainsKey", true) => OfMembership(call),
        ("TryGetValue", true) when call is { Instance: { } map, Arguments: [{ Value: var key }, { Value: var found }] } && AllowLists.Yield(map, targets.Of(map)) => Confined(key) | Confined(found),
        ("Any", false) when call.Arguments is [{ Value: var rest }] && rest.WithoutConversions() is IInvocationOperation { TargetMethod.Name: "Except", Arguments: [{ Value: var all }, { Value: var allowed }, ..] } && IsAllowList(allowed) => Confined(all),
        ("IsSubsetOf", true) when call is { Instance: { } all, Arguments: [{ Value: var allowed }] } && IsAllowList(allowed) => Confined(all),
        ("IsSupersetOf", true) when call is { Instance: { } allowed, Arguments: [{ Value: var all }] } && IsAllowList(allowed) => Confined(all),
        ("IsMatch", true) when PatternChecks.Of(call) is { } pattern && call.Arguments.FirstOrDefault(static argument => argument.Parameter?.Name is "input") is { Value: var text } =>
            PatternChecks.IsListOfNames(pattern) ? Confined(text) : PatternChecks.IsPlain(pattern) ? Plain(text) : Facts.None,
        ("IsInRole" or "HasClaim", true) => Facts.Of(Protections.Scope),
        _ => Facts.None,
    };

    /// <summary>A switch that the operator of the server sets: <c>options.AllowDelete</c>; or the other way round, <c>options.ReadOnly</c>.</summary>
    public Facts Of(IMemberReferenceOperation member, bool outcome)
    {
        var name = member.Member.Name;
        return !targets.Of(member).IsOurs ? Facts.None
            : outcome && OperatorSwitches.Grants(name) ? Facts.Of(Protections.Scope)
            : !outcome && name.IndexOf("readonly", StringComparison.OrdinalIgnoreCase) >= 0 ? Facts.Of(Protections.Scope)
            : Facts.None;
    }

    /// <summary>Equal to something of ours: named outright, or the root itself, which a check of what lies under it lets pass as well.</summary>
    public Facts Equal(IOperation left, IOperation right) =>
        left.Type?.SpecialType is not SpecialType.System_String ? Facts.None
        : IsName(right) ? Confined(left)
        : IsName(left) ? Confined(right)
        : checkedTargets.ConfinedUnder(targets.Of(left), targets.Of(right)) | checkedTargets.ConfinedUnder(targets.Of(right), targets.Of(left));

    /// <summary>Whoever says where, decides: a host that is ours keeps the whole address on it.</summary>
    private Facts ConfinedByHost(IOperation value) =>
        value.WithoutConversions() is IPropertyReferenceOperation { Instance: { } address, Property: { Name: "Host" or "Authority" or "DnsSafeHost" or "IdnHost", ContainingType: { Name: "Uri", ContainingNamespace.Name: "System" } } }
            ? checkedTargets.Confined(targets.Of(address))
            : Facts.None;

    /// <summary>Found in an allow-list: <c>Array.IndexOf(allowed, x) >= 0</c>.</summary>
    public Facts OfPosition(IBinaryOperation comparison, bool answer) => Positions.FoundBy(comparison, answer) is { } call ? OfMembership(call) : Facts.None;

    public Facts Confined(IOperation value) => checkedTargets.Confined(targets.Of(value)) | ConfinedByHost(value);

    public Facts Plain(IOperation text) => checkedTargets.Plain(targets.Of(text));

    /// <summary>What is put behind a folder of ours begins with it anyhow; only once <c>..</c> is resolved does that say something.</summary>
    private Facts OfPrefix(IOperation path, IOperation root)
    {
        var (target, under) = (targets.Of(path).WithoutSeparator(), targets.Of(root));
        return !target.Parts.IsEmpty && !target.IsFull && (target.Parts[0].IsOurs || target.Parts[0].Name == under.Name) ? Facts.None
            : IsRoot(root) ? checkedTargets.Confined(target)
            : under.IsOurs ? Facts.None
            : checkedTargets.ConfinedUnder(target, under.WithoutEnd());
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

    public bool IsAllowList(IOperation list) => AllowLists.Contain(list, targets.Of(AllowLists.Whole(list)));

    public bool IsRoot(IOperation root) =>
        targets.Of(root).IsOurs
        && root is not IFieldReferenceOperation { Field: { Name: "Empty", ContainingType.SpecialType: SpecialType.System_String } }
        && (root.ConstantValue is not { HasValue: true, Value: string text } || text.Count(char.IsLetterOrDigit) >= ShortestRoot && text.IndexOf("://", StringComparison.Ordinal) < 0 && !Verbs.Contains(text.Trim()));

    private bool IsName(IOperation value) => value.ConstantValue is { HasValue: true, Value: var name } ? name is string { Length: > 0 } : targets.IsTakenAsOurs(value) || IsRoot(value);
}
