using AgentSafety.Symbols;

namespace AgentSafety.Guards;

/// <summary>What calls, choices and elements denote.</summary>
internal sealed partial class Targets
{
    /// <summary>What only changes how a value is written.</summary>
    private static readonly HashSet<string> SameValue = new(StringComparer.Ordinal)
    {
        "GetFullPath", "Trim", "TrimEnd", "ToString", "ToLower", "ToLowerInvariant", "ToUpper", "ToUpperInvariant", "Normalize", "TrimEndingDirectorySeparator", "AsSpan", "AsMemory", "ToArray", "ToList", "GetEnumerator", "GetAsyncEnumerator",
    };

    private static readonly HashSet<string> PutTogether = new(StringComparer.Ordinal) { "Combine", "Join", "Concat" };

    private Target OfCall(IInvocationOperation call, int depth)
    {
        var inputs = Receiver(call.Instance).Concat(call.Arguments.SelectMany(static argument => argument.Value is IArrayCreationOperation { Initializer.ElementValues: var elements } ? elements : [argument.Value])).ToArray();
        var isPath = call.TargetMethod.ContainingType is { Name: "Path", ContainingNamespace.Name: "IO" };
        if (SameValue.Contains(call.TargetMethod.Name) && inputs.Length > 0 && call.TargetMethod.DeclaringSyntaxReferences.IsEmpty)
            return (inputs.Length == 2 && call.TargetMethod.Name is "GetFullPath" ? Put(inputs, depth) : Of(inputs[0], depth - 1)) is var same && isPath && same != Target.Unknown ? same with { IsFull = true } : same;

        if (inputs.Length == 0)
            return call.TargetMethod.ReturnsTask() || IsOfTheConsole(call.TargetMethod) ? Target.Unknown : Target.Ours(call.TargetMethod.Name);

        return OfFileName(call, inputs, isPath, depth) ?? OfSelection(call, inputs, depth) ?? OfParts(call, inputs, isPath, depth);
    }

    /// <summary>Somebody types it: it is neither ours nor the model's.</summary>
    private static bool IsOfTheConsole(IMethodSymbol method) => method.ContainingType is { Name: "Console", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    private Target? OfFileName(IInvocationOperation call, IOperation[] inputs, bool isPath, int depth) =>
        isPath && call.TargetMethod.Name is "GetFileName" or "GetFileNameWithoutExtension" && Of(inputs[0], depth - 1) is { IsOurs: false } path
            ? new($"name({path.Name})", IsOurs: false, [], call, IsFileName: path != Target.Unknown)
            : null;

    private Target? OfSelection(IInvocationOperation call, IOperation[] inputs, int depth) =>
        Selections.From(call, inputs) is { } selection && Of(selection.List, depth - 1) is var source && source != Target.Unknown && (!source.IsOurs || AllowLists.Yield(selection.List, source))
            ? new($"{source.Name}~{call.Syntax.SpanStart}", IsOurs: false, [], Whole: source.IsOurs ? null : source, IsWithin: source.IsOurs || source.IsWithin || Filters?.Invoke(selection) is true)
            : null;

    private Target OfParts(IInvocationOperation call, IOperation[] inputs, bool isPath, int depth)
    {
        var parts = Put(inputs, depth);
        return parts.IsOurs && !call.TargetMethod.ReturnsTask() ? Target.Ours($"{call.TargetMethod.Name}{parts.Name}") // read from configuration, not asked of anybody
            : PutTogether.Contains(call.TargetMethod.Name) && (isPath || call.TargetMethod.ContainingType.SpecialType is SpecialType.System_String) ? parts
            : new($"~{call.Syntax.SpanStart}", IsOurs: false, [], call);
    }

    /// <summary>Whichever is stored. Where each was chosen for a name that is written out, the choice was a check.</summary>
    private Target? OneOf(IReadOnlyList<StoredValue> stored, int depth)
    {
        if (stored.Count is 0 or > MostChoices)
            return null;

        var choices = stored.Select(each => Of(each.Value, depth - 1)).ToArray();
        return Target.OneOf(choices) is var one && one == Target.Unknown ? null
            : one.IsOurs && stored.All(static each => NamedCases.Contain(each.Value.Syntax)) ? one with { IsOurs = false, IsWithin = true }
            : one;
    }

    /// <summary>Of an allow-list, whatever the index; of a list that was checked, any element.</summary>
    private Target OfElement(IOperation list, IEnumerable<IOperation> indices, int depth)
    {
        var (whole, index) = (Of(list, depth - 1), Put(indices, depth));
        if (whole == Target.Unknown)
            return whole;
        if (whole.IsOurs && !index.IsOurs && AllowLists.Yield(list, whole))
            return new($"({whole.Name}|{index.Name})", IsOurs: false, [], IsWithin: true);
        if (whole.IsOurs)
            return Target.Of([whole, index]);

        var place = index == Target.Unknown ? $"~{list.Syntax.SpanStart}" : index.Name;
        return new($"({whole.Name}|{place})", IsOurs: false, [], Whole: whole, IsWithin: whole.IsWithin);
    }

    /// <summary>Its names are ours.</summary>
    private static Target OfEnumeration(IOperation value, Target target) =>
        target.IsOurs ? target : target with { IsWithin = true, Name = target == Target.Unknown ? $"~{value.Syntax.SpanStart}" : target.Name };
}
