using System.Collections.Concurrent;
using AgentSafety.Configuration;
using AgentSafety.Symbols;

namespace AgentSafety.Operations;

/// <summary>
/// Is this call a destructive operation? By simple name first, so that a harmless call costs one look-up; then by the type that declares the
/// member; last by what is written at the call. Contracts (<c>[DestructiveOperation]</c>, <c>AgentSafety.Operations.txt</c>) speak for members of any source.
/// </summary>
internal sealed partial class OperationCatalogue(KnownTypes types, SourceModels models, OperationFile file)
{
    public const string ContractAttribute = "AgentSafety.DestructiveOperationAttribute";

    private readonly ConcurrentDictionary<IMethodSymbol, ImmutableArray<DestructiveOperation>> _families = new(SymbolEqualityComparer.Default);
    private readonly WholeSets _wholeSets = new(new WrittenValues(models));
    private readonly CallConditions _conditions = new(types, new WrittenValues(models));
    private readonly HandedOver _handedOver = new(types);
    private readonly RecoverySettings _recovery = new(new(models));
    private readonly TokenUse _tokens = new(types, models);
    private readonly AmbientAuthority _ambient = new(types, models);
    private readonly HandOffs _handOffs = new(types);
    private readonly PermissionGrants _grants = new(types, new(models));
    private readonly AttributedOperations _attributed = new(types);

    /// <param name="operation">Of the graph.</param>
    /// <param name="texts">Of the body that it stands in: who supplies words of the texts that it runs.</param>
    /// <param name="cancellationToken">Of the request.</param>
    public CallEffect Find(IOperation operation, IBodyTexts? texts, CancellationToken cancellationToken)
    {
        if (MemberOf(operation) is not { } member)
            return default;

        if ((Contract(member) ?? _attributed.Of(member)) is { } declared)
            return new(declared);
        if (HandedOver(operation, cancellationToken) is { } handed)
            return new(handed) { IsHandedOver = true };

        if (!BuiltInOperations.ByMember.ContainsKey(member.Name))
            return default;

        var families = _families.GetOrAdd(member.OriginalDefinition, FamiliesOf);
        if (families.IsEmpty)
            return default;

        var written = models.OperationAt(operation.Syntax, cancellationToken) is { } whole && MemberOf(whole) is not null ? whole : operation;
        foreach (var family in families)
            if (EffectOf(family, written, texts, cancellationToken) is { IsNone: false } effect)
                return effect;

        return default;
    }

    /// <summary>The texts that a call to code of this program puts in for a mark of it.</summary>
    public string[] TextsGiven(IInvocationOperation call, char mark, IBodyTexts texts, CancellationToken cancellationToken) =>
        new WrittenValues(models, texts).Given(mark, models.OperationAt(call.Syntax, cancellationToken) as IInvocationOperation ?? call, cancellationToken);

    /// <summary>May what a model answered be run here, or be handed to code of this program that runs it? Looked at before anything else is read.</summary>
    public bool MayRunAnswer(IOperation written, IBodyTexts texts, CancellationToken cancellationToken)
    {
        var values = new WrittenValues(models, texts);
        return written.DescendantsAndSelf().Any(operation => MemberOf(operation) is { } member && (member.DeclaringSyntaxReferences.IsEmpty
            ? BuiltInOperations.ByMember.TryGetValue(member.Name, out var families) && families.Any(static family => family.RunsText)
            : operation.GivenArguments().Any(argument => values.TextsOf(argument.Value, cancellationToken).Any(static text => text.Contains(TextMarks.Answer)))));
    }

    private CallEffect EffectOf(DestructiveOperation family, IOperation call, IBodyTexts? texts, CancellationToken cancellationToken)
    {
        if (!family.RunsText)
            return new(_conditions.Destroys(family, call, cancellationToken), IsWhole: _wholeSets.IsWhole(family, call, cancellationToken));
        if (call is IMethodReferenceOperation)
            return default; // which text it will be given isn't known

        var run = new RunTexts(types, new WrittenValues(models, texts));
        var found = run.Of(family, call, cancellationToken).ToArray();
        return new(
            found.Where(static text => text.Language is not TextLanguage.Request).Select(static text => text.Operation).OfType<DestructiveOperation>().OrderByDescending(static operation => operation.Severity).FirstOrDefault(),
            Sequence<ExecutedText>.Of(found.Where(static text => text.IsSupplied)),
            Texts: Sequence<ExecutedText>.Of(found),
            Noticed: [.. found.SelectMany(text => TextDangers.In(text, [.. run.SourcesOf(family, call, cancellationToken)], call.Syntax)).Distinct()]);
    }

    private DestructiveOperation? HandedOver(IOperation operation, CancellationToken cancellationToken) =>
        operation is IInvocationOperation call && Operations.HandedOver.MayBeIn(call.TargetMethod)
            && (models.OperationAt(call.Syntax, cancellationToken) as IInvocationOperation ?? call) is var written
            && _handedOver.In(written) is { } found && !_conditions.IsOnlyTried(found, written, cancellationToken) ? found : null;

    private static IMethodSymbol? MemberOf(IOperation? operation) => operation switch
    {
        IInvocationOperation call => call.TargetMethod,
        IObjectCreationOperation creation => creation.Constructor,
        IMethodReferenceOperation reference => reference.Method, // whoever gets it may call it
        _ => null,
    };

    /// <summary>What is written here is read, not looked up: a decorator of a cloud client may well ask first.</summary>
    private ImmutableArray<DestructiveOperation> FamiliesOf(IMethodSymbol member)
    {
        if (!member.DeclaringSyntaxReferences.IsEmpty && !member.IsAbstract && !member.IsExtern)
            return [];

        return [.. BuiltInOperations.ByMember[member.Name].Where(family => family.Types.Any(type => types.IsOrInherits(member.ContainingType, type)))];
    }

    private DestructiveOperation? Contract(IMethodSymbol member) =>
        types.Exists(ContractAttribute) && member.Attribute(types, ContractAttribute) is { } attribute
            ? Declared(attribute.ConstructorArguments is [{ Value: string id }, ..] ? id : member.Name, attribute.NamedArguments.FirstOrDefault(static named => named.Key is "Summary").Value.Value as string)
            : file.Find(member) is { } line ? Declared(member.ShortName(), line.Summary)
            : null;

    /// <summary>Of what somebody only says of it, we assume the worst.</summary>
    private static DestructiveOperation Declared(string id, string? summary) =>
        new(id, summary ?? "destroys, as its contract says", [], [], Effect.DataLoss, Reversibility.No, BlastRadius.Resource, Danger: []);
}
