using AgentSafety.Symbols;

namespace AgentSafety.Guards;

/// <summary>What it proves that a text was found where this program keeps what it hands out.</summary>
internal sealed partial class Proofs
{
    private static readonly HashSet<string> LookUps = new(StringComparer.Ordinal) { "Contains", "ContainsKey", "Remove", "TryRemove", "TryGetValue", "GetValueOrDefault", "Get" };

    /// <summary><c>if (!_issued.Remove(token)) return;</c>, <c>if (_pending.GetValueOrDefault(token) is null) return;</c></summary>
    private Facts OfLookUp(IInvocationOperation call, Outcome outcome, int depth) =>
        outcome is { Answer: true } or { Members: "", Value: Outcome.Null, IsValue: false } && LookUps.Contains(call.TargetMethod.Name)
        && call.Receiver() is { } kept && call.Arguments.FirstOrDefault(static argument => IsKey(argument.Parameter?.Type) || argument.Value.Type?.SpecialType is SpecialType.System_String) is { Value: var key } && !call.TargetMethod.TypeArguments.Any(SaysDecision)
            ? OfIssued(key, kept, depth)
            : Facts.None;

    private static bool IsKey(ITypeSymbol? type) => type is { SpecialType: SpecialType.System_String or SpecialType.System_Object } or { Name: "Guid", ContainingNamespace.Name: "System" };

    /// <summary>The text is, or is a key of, what that member holds: <c>token == _last</c>, <c>token == _pending[path].Token</c>.</summary>
    private Facts OfIssued(IOperation text, IOperation kept, int depth)
    {
        var written = Written(text);
        var facts = Facts.None;
        if (written switch { IParameterReferenceOperation { Parameter.Name: var name } => name, IPropertyReferenceOperation { Property.Name: var name } => name, _ => null } is { } named
            && StoreBehind(kept, depth) is { } store && !SymbolEqualityComparer.Default.Equals(store, (written as IParameterReferenceOperation)?.Parameter) && FlagWords.IsToken(named, store.Name) && !HoldsDecisions(store))
            foreach (var issuer in evidence.IssuersInto(store))
                facts |= Of(written, new("", Outcome.Issued + issuer), depth);

        return facts;
    }

    private ISymbol? StoreBehind(IOperation kept, int depth) => depth == 0 ? null : evidence.Values.Origin(kept) switch
    {
        ILocalReferenceOperation local when evidence.Values.Reaching(local) is [{ Value: IArgumentOperation handedOut }] => StoreBehind(handedOut, depth - 1),
        IFieldReferenceOperation { Field: var field, Instance: null or IInstanceReferenceOperation } => field,
        IParameterReferenceOperation { Parameter: { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } } injected } => injected, // by a primary constructor, where the type keeps it
        IPropertyReferenceOperation { Property: { IsIndexer: false } property, Instance: null or IInstanceReferenceOperation } => property,
        IMemberReferenceOperation { Instance: { } instance } and not IMethodReferenceOperation => StoreBehind(instance, depth - 1),
        IArgumentOperation { Parent: IInvocationOperation call } => call.Receiver() is { } receiver ? StoreBehind(receiver, depth - 1) : null,
        IInvocationOperation { TargetMethod.Name: "GetValueOrDefault" or "Get" } call => call.Receiver() is { } receiver ? StoreBehind(receiver, depth - 1) : null,
        _ => null,
    };

    /// <summary>What it keeps may say yes or no, as a person told it to: an approval that is looked up.</summary>
    private static bool HoldsDecisions(ISymbol store) =>
        (store switch { IFieldSymbol field => field.Type, IPropertySymbol property => property.Type, _ => ((IParameterSymbol)store).Type }) is INamedTypeSymbol { TypeArguments: var kept } && kept.Any(SaysDecision);

    private static bool SaysDecision(ITypeSymbol type) => IsDecision(type) || !type.DeclaringSyntaxReferences.IsEmpty && type.GetMembers().Any(static member => member switch
    {
        IPropertySymbol property => IsDecision(property.Type) || FlagWords.IsDecision(property.Name),
        IFieldSymbol { IsImplicitlyDeclared: false } own => IsDecision(own.Type) || FlagWords.IsDecision(own.Name),
        _ => false,
    });

    private static bool IsDecision(ITypeSymbol type) => type is { SpecialType: SpecialType.System_Boolean } or { TypeKind: TypeKind.Enum }
        || type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [{ SpecialType: SpecialType.System_Boolean } or { TypeKind: TypeKind.Enum }] };
}
