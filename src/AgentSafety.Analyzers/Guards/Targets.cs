using AgentSafety.Symbols;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace AgentSafety.Guards;

/// <summary>
/// The targets of one body: from an expression to what it denotes, followed back through locals that hold one value, <c>Path.GetFullPath</c> and
/// kin. What could change unseen is unknown: it can neither be checked nor be used as checked.
/// </summary>
internal sealed partial class Targets(BodyValues values, ObjectContents contents, Writes writes, Ownership ownership)
{
    private const int Deepest = 24;
    private const int MostChoices = 8;

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
            _known[value] = target = value.Type?.TypeKind is TypeKind.Enum ? OfEnumeration(value, Read(value, depth)) : Read(value, depth);

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

    /// <summary>What a constructor was given comes from whoever wrote the program; what a method was given may come from the model.</summary>
    private Target OfParameter(IParameterSymbol parameter) =>
        writes.Of(parameter) is Writing.Anyhow ? Target.Unknown
        : _ours.Contains(parameter) || parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor } || IsConfiguration(parameter.Type) ? Target.Ours(parameter.Name)
        : new(Unique(parameter), IsOurs: false, []);

    /// <summary>Nothing that a model could fill in: whoever runs the server does.</summary>
    private static bool IsConfiguration(ITypeSymbol type) =>
        type is { TypeKind: TypeKind.Interface, Name: "IOptions" or "IOptionsSnapshot" or "IOptionsMonitor" or "IConfiguration" } && type.RootNamespace() is "Microsoft";

    private Target OfMember(IMemberReferenceOperation reference, int depth)
    {
        if (writes.IsChanged(reference.Member))
            return Target.Unknown;

        var owner = reference.Instance is null ? Target.Ours(reference.Member.ContainingType.Name) : Of(reference.Instance, depth - 1);
        return owner.IsOurs ? ownership.IsOurs(reference.Member) ? Target.Ours($"{owner.Name}.{reference.Member.Name}") : Target.Unknown
            : owner == Target.Unknown ? owner
            : reference.Member.Name is "Current" ? new($"{owner.Name}.~Current", IsOurs: false, [], Whole: owner, IsWithin: owner.IsWithin)
            : MemberOf(owner, reference.Member);
    }

    /// <summary>What is in an object that isn't ours.</summary>
    public static Target MemberOf(Target owner, ISymbol member) => new($"{owner.Name}.{member.Name}", IsOurs: false, [], IsWithin: owner.IsWithin);

    private static IEnumerable<IOperation> Receiver(IOperation? instance) => instance is null ? [] : [instance];

    private string Unique(ISymbol variable) =>
        $"{variable.Name}@{(variable.DeclaringSyntaxReferences is [var declaration, ..] ? declaration.Span.Start : 0)}{(writes.Of(variable) is Writing.Once ? ';' : Target.Changing)}";
}
