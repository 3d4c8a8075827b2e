using AgentSafety.Symbols;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace AgentSafety.Guards;

/// <summary>
/// The targets of one body: from an expression to what it denotes, followed back through locals that hold one value, <c>Path.GetFullPath</c> and
/// kin. What could change unseen is unknown: it can neither be checked nor be used as checked.
/// </summary>
internal sealed class Targets(BodyValues values, ObjectContents contents, Writes writes, Ownership ownership)
{
    private const int Deepest = 24;
    private const int MostChoices = 8;

    /// <summary>What only changes how a value is written.</summary>
    private static readonly HashSet<string> SameValue = new(StringComparer.Ordinal)
    {
        "GetFullPath", "Trim", "TrimEnd", "ToString", "ToLower", "ToLowerInvariant", "ToUpper", "ToUpperInvariant", "Normalize", "TrimEndingDirectorySeparator", "AsSpan", "AsMemory", "ToArray", "ToList", "GetEnumerator", "GetAsyncEnumerator",
    };

    private static readonly HashSet<string> PutTogether = new(StringComparer.Ordinal) { "Combine", "Join", "Concat" };

    private readonly Dictionary<IOperation, Target> _known = [];
    private readonly HashSet<ISymbol> _beingFollowed = new(SymbolEqualityComparer.Default);
    private readonly HashSet<IParameterSymbol> _ours = new(SymbolEqualityComparer.Default);

    /// <summary>Does what a selection keeps lie within bounds? Set by who can prove what its predicate says.</summary>
    public Func<Selection, bool>? Filters { get; set; }

    public Target Of(IOperation value) => Of(value, Deepest);

    /// <summary>The parameter of a lambda that is given elements of a list of ours.</summary>
    public void TakeAsOurs(IParameterSymbol parameter) => _ours.Add(parameter);

    public bool IsTakenAsOurs(IOperation value) => value.WithoutConversions() is IParameterReferenceOperation { Parameter: var parameter } && _ours.Contains(parameter);

    /// <summary>A parameter, as callers know it; null when the body gives it another value.</summary>
    public Target? Of(IParameterSymbol parameter) => writes.Of(parameter) is Writing.Once ? OfParameter(parameter) : null;

    /// <summary>What an out parameter holds.</summary>
    public Target OfHandedOut(IParameterSymbol parameter) => OfParameter(parameter);

    private Target Of(IOperation value, int depth)
    {
        value = Awaited.Unwrap(value);
        if (value.ConstantValue is { HasValue: true, Value: var constant })
            return constant is string text && text.Contains("..") ? Target.Unknown : Target.Ours($"'{constant}'");
        if (depth == 0)
            return Target.Unknown;

        if (!_known.TryGetValue(value, out var target))
            _known[value] = target = Read(value, depth) is { IsOurs: false } found && value.Type?.TypeKind is TypeKind.Enum
                ? found with { IsWithin = true, Name = found == Target.Unknown ? $"~{value.Syntax.SpanStart}" : found.Name } // its names are ours
                : Read(value, depth);

        return target;
    }

    private Target Read(IOperation value, int depth)
    {
        return value switch
        {
            IInstanceReferenceOperation or ITypeOfOperation => Target.Ours("this"),
            ILocalReferenceOperation { Local: var local } => OfLocal(value, local, depth),
            IFlowCaptureReferenceOperation => values.Of(value) is [var only] ? Stored(value, only.Value, depth) : OneOf(values.Of(value), depth) ?? Target.Unknown,
            IDeclarationExpressionOperation { Expression: var declared } => Of(declared, depth - 1),
            IParameterReferenceOperation { Parameter: var parameter } => OfParameter(parameter),
            IFieldReferenceOperation field => OfMember(field, depth),
            IPropertyReferenceOperation { Arguments.IsEmpty: true } property => OfMember(property, depth),
            IPropertyReferenceOperation { Instance: { } list } indexer => OfElement(list, indexer.Arguments.Select(static argument => argument.Value), depth),
            IArrayElementReferenceOperation element => OfElement(element.ArrayReference, element.Indices, depth),
            IInterpolatedStringOperation text => Put(text.Parts.Select(static part => part is IInterpolationOperation hole ? hole.Expression : ((IInterpolatedStringTextOperation)part).Text)),
            IBinaryOperation sum => Put([sum.LeftOperand, sum.RightOperand]),
            IObjectCreationOperation creation => Put(creation.Arguments.Select(static argument => argument.Value)),
            IArrayCreationOperation { Initializer.ElementValues: var elements } => Put(elements),
            ICollectionExpressionOperation { Elements: var elements } => Put(elements),
            IInvocationOperation call => OfCall(call, depth),
            _ => Target.Unknown,
        };

        Target Put(IEnumerable<IOperation> parts) => this.Put(parts, depth);
    }

    private Target Put(IEnumerable<IOperation> parts, int depth)
    {
        var found = parts.Select(part => Of(part, depth - 1)).ToImmutableArray();
        return found.IsEmpty ? Target.Unknown : Target.Of(found);
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
        if (whole.IsOurs && !index.IsOurs && AllowLists.Contain(list, whole))
            return new($"({whole.Name}|{index.Name})", IsOurs: false, [], IsWithin: true);
        if (whole.IsOurs)
            return Target.Of([whole, index]);

        var place = index == Target.Unknown ? $"~{list.Syntax.SpanStart}" : index.Name;
        return new($"({whole.Name}|{place})", IsOurs: false, [], Whole: whole, IsWithin: whole.IsWithin);
    }

    private Target OfLocal(IOperation reference, ILocalSymbol local, int depth)
    {
        if (writes.Of(local) is Writing.Anyhow || writes.IsChanged(local) || !_beingFollowed.Add(local))
            return Target.Unknown;

        var target = values.Of(reference) is [var only] ? Stored(reference, only.Value, depth)
            : values.Named(reference) is { Members.Length: 0 } named ? Of(named.Value, depth - 1)
            : values.Of(reference) is { Count: > 1 } several && OneOf(several, depth) is { } one ? one
            : new(Unique(local), IsOurs: false, []);
        _beingFollowed.Remove(local);

        // A snapshot of what changes later isn't that variable any more.
        return target.Name.IndexOf(Target.Changing) >= 0 && writes.Of(local) is Writing.Once ? new(Unique(local), IsOurs: false, []) : target;
    }

    /// <summary>An object that is made on the spot is what it is made from: arguments, and what is written into it.</summary>
    private Target Stored(IOperation reference, IOperation value, int depth) =>
        value.WithoutConversions() is IObjectCreationOperation creation
            ? Put(creation.Arguments.Select(static argument => argument.Value).Concat(contents.Of(reference)), depth)
            : Of(value, depth - 1);

    /// <summary>What a constructor was given comes from whoever wrote the program; what a method was given may come from the model.</summary>
    private Target OfParameter(IParameterSymbol parameter) =>
        writes.Of(parameter) is Writing.Anyhow ? Target.Unknown
        : _ours.Contains(parameter) || parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor } ? Target.Ours(parameter.Name)
        : new(Unique(parameter), IsOurs: false, []);

    private Target OfMember(IMemberReferenceOperation reference, int depth)
    {
        if (writes.IsChanged(reference.Member))
            return Target.Unknown;

        var owner = reference.Instance is null ? Target.Ours(reference.Member.ContainingType.Name) : Of(reference.Instance, depth - 1);
        return owner.IsOurs ? ownership.IsOurs(reference.Member) ? Target.Ours($"{owner.Name}.{reference.Member.Name}") : Target.Unknown
            : owner == Target.Unknown ? owner
            : reference.Member.Name is "Current" ? new($"{owner.Name}.~Current", IsOurs: false, [], Whole: owner, IsWithin: owner.IsWithin)
            : new($"{owner.Name}.{reference.Member.Name}", IsOurs: false, [], IsWithin: owner.IsWithin);
    }

    private Target OfCall(IInvocationOperation call, int depth)
    {
        var inputs = Receiver(call.Instance).Concat(call.Arguments.SelectMany(static argument => argument.Value is IArrayCreationOperation { Initializer.ElementValues: var elements } ? elements : [argument.Value])).ToArray();
        var isPath = call.TargetMethod.ContainingType is { Name: "Path", ContainingNamespace.Name: "IO" };
        if (SameValue.Contains(call.TargetMethod.Name) && inputs.Length > 0 && call.TargetMethod.DeclaringSyntaxReferences.IsEmpty)
            return (inputs.Length == 2 && call.TargetMethod.Name is "GetFullPath" ? Put(inputs, depth) : Of(inputs[0], depth - 1)) is var same && isPath && same != Target.Unknown ? same with { IsFull = true } : same;

        if (inputs.Length == 0)
            return call.TargetMethod.ReturnsTask() ? Target.Unknown : Target.Ours(call.TargetMethod.Name);

        if (isPath && call.TargetMethod.Name is "GetFileName" or "GetFileNameWithoutExtension" && Of(inputs[0], depth - 1) is { IsOurs: false } path)
            return new($"name({path.Name})", IsOurs: false, [], call, IsFileName: path != Target.Unknown);
        if (Selections.From(call, inputs) is { } selection && Of(selection.List, depth - 1) is var source && source != Target.Unknown && (!source.IsOurs || AllowLists.Contain(selection.List, source)))
            return new($"{source.Name}~{call.Syntax.SpanStart}", IsOurs: false, [], Whole: source.IsOurs ? null : source, IsWithin: source.IsOurs || source.IsWithin || Filters?.Invoke(selection) is true);

        var parts = Put(inputs, depth);
        return parts.IsOurs && !call.TargetMethod.ReturnsTask() ? Target.Ours($"{call.TargetMethod.Name}{parts.Name}") // read from configuration, not asked of anybody
            : PutTogether.Contains(call.TargetMethod.Name) && (isPath || call.TargetMethod.ContainingType.SpecialType is SpecialType.System_String) ? parts
            : new($"~{call.Syntax.SpanStart}", IsOurs: false, [], call);
    }

    private static IEnumerable<IOperation> Receiver(IOperation? instance) => instance is null ? [] : [instance];

    private string Unique(ISymbol variable) =>
        $"{variable.Name}@{(variable.DeclaringSyntaxReferences is [var declaration, ..] ? declaration.Span.Start : 0)}{(writes.Of(variable) is Writing.Once ? ';' : Target.Changing)}";
}
