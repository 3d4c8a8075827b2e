using AgentSafety.Calls;
using AgentSafety.Guards;
using AgentSafety.Symbols;

namespace AgentSafety.Reachability;

/// <summary>What the bodies that are called prove, and what is declared of them.</summary>
internal sealed partial class Summaries
{
    /// <summary>Writes down what it is told of the bodies that are called: another answer would be another summary.</summary>
    private sealed class Contracts(Summaries summaries, Func<CodeId, BodyContract> proved) : IGuardContracts
    {
        private readonly Dictionary<CodeId, BodyContract> _asked = [];

        public ImmutableArray<(CodeId, BodyContract)> Asked => [.. _asked.Select(static entry => (entry.Key, entry.Value))];

        public GuardContract Of(IInvocationOperation call) => summaries.ContractOf(call, Derived);

        public GuardContract Behind(IOperation operation) => operation switch
        {
            IPropertyReferenceOperation { Property: { IsStatic: true, SetMethod: null } property } when property.IsKeptAsItIs() => Derived(summaries.IdOf(property.OriginalDefinition)),
            IPropertyReferenceOperation { Property.GetMethod: { } getter, Instance: var instance } => summaries.ContractOf(new Call(getter, instance?.WithoutConversions().Type), Derived),
            IMethodReferenceOperation reference => summaries.ContractOf(new Call(reference.Method, reference.Instance?.WithoutConversions().Type, reference.IsVirtual), Derived),
            IObjectCreationOperation { Constructor: { } constructor } => Derived(summaries.IdOf(constructor.OriginalDefinition)),
            IFieldReferenceOperation { Field: { IsStatic: true } field } => Derived(summaries.IdOf(field.OriginalDefinition)), // touching it has run its initializer
            _ => GuardContract.None,
        };

        public Protections WhenTrue(IPropertySymbol property) => summaries.DeclaredWhenTrue(property);

        public bool IsForTests(string setting) => summaries.IsForTests(setting);

        private GuardContract Derived(CodeId? id) => id is null ? GuardContract.None : Ask(id).Guard;

        public BodyContract Ask(CodeId id)
        {
            if (!_asked.TryGetValue(id, out var contract))
                _asked.Add(id, contract = proved(id));

            return contract;
        }
    }

    private Protections DeclaredWhenTrue(IPropertySymbol property) => declared.WhenTrue(property);

    private bool IsForTests(string setting) => declared.IsForTests(setting);

    /// <summary>What somebody vouches for, else what every body that may answer proves.</summary>
    private GuardContract ContractOf(IInvocationOperation call, Func<CodeId?, GuardContract> derived)
    {
        if (call.TargetMethod.IsConditional)
            return GuardContract.None; // compiled away in some builds

        if (declared.Of(call.TargetMethod) is { } vouched)
            return vouched;

        if (console.Of(call) is { } heard)
            return heard;

        return ContractOf(new Call(call.TargetMethod, call.Instance?.WithoutConversions().Type, call.IsVirtual), derived);
    }

    private GuardContract ContractOf(Call call, Func<CodeId?, GuardContract> derived)
    {
        var answering = targets.Of(call);
        if (answering.IsEmpty || call.IsVirtual && (call.Receiver ?? call.Method.ContainingType) is var type && type.DeclaringSyntaxReferences.IsEmpty && !others.Contains(type.ContainingAssembly))
            return GuardContract.None; // what is declared elsewhere is also answered elsewhere

        var proved = Of(answering[0]);
        for (var i = 1; i < answering.Length; i++)
            proved = proved.Meet(Of(answering[i]));

        return proved;

        GuardContract Of(CallTarget target) => target.Vouched ?? derived(target.Code);
    }
}
