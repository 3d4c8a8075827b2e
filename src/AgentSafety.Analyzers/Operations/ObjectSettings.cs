using AgentSafety.Symbols;

namespace AgentSafety.Operations;

/// <summary>What a body writes into an object it makes or holds: constructor arguments, initializers, later assignments. In source order.</summary>
internal sealed class ObjectSettings(WrittenValues values)
{
    /// <summary>Every value assigned to that property of the object.</summary>
    public IEnumerable<IOperation> Of(IOperation instance, string property, CancellationToken cancellationToken)
    {
        foreach (var creation in CreationsOf(instance, cancellationToken))
            foreach (var initializer in creation.Initializer?.Initializers ?? [])
                if (initializer is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: var name }, Value: var value } && name == property)
                    yield return value;

        if (Variable.In(instance) is { } variable)
            foreach (var (assigned, value) in WrittenBody.Around(instance).SetAs(property))
                if (variable.Is(assigned.Instance!))
                    yield return value;
    }

    /// <summary>What is added to a collection property of the object: <c>info.ArgumentList.Add(x)</c>, or <c>ArgumentList = { x, y }</c>.</summary>
    public IEnumerable<IOperation> AddedTo(IOperation instance, string property, CancellationToken cancellationToken)
    {
        foreach (var creation in CreationsOf(instance, cancellationToken))
            foreach (var initializer in creation.Initializer?.Initializers ?? [])
                if (initializer is IMemberInitializerOperation { InitializedMember: IPropertyReferenceOperation { Property.Name: var name }, Initializer.Initializers: var added } && name == property)
                    foreach (var add in added.OfType<IInvocationOperation>())
                        foreach (var argument in add.Arguments)
                            yield return argument.Value;

        if (Variable.In(instance) is { } variable)
            foreach (var (list, value) in WrittenBody.Around(instance).AddedTo(property))
                if (variable.Is(list.Instance!))
                    yield return value;
    }

    /// <summary>A place where that property of the object is written of: it stands for what the property holds.</summary>
    public static IOperation? MemberOf(IOperation instance, string property) =>
        Variable.In(instance) is { } variable
            ? WrittenBody.Around(instance).MentionsOf(property).FirstOrDefault(reference => variable.Is(reference.Instance!))
            : null;

    /// <summary>The arguments of these names that its constructor was given, or the method that made it: <c>source.CreateCommand(text)</c>.</summary>
    public IEnumerable<IOperation> MadeWith(IOperation instance, CancellationToken cancellationToken, params string[] parameters) =>
        values.Origin(instance, cancellationToken).GivenArguments()
            .Where(argument => parameters.Contains(argument.Parameter?.Name)).Select(static argument => argument.Value);

    private IEnumerable<IObjectCreationOperation> CreationsOf(IOperation instance, CancellationToken cancellationToken) =>
        values.Origin(instance, cancellationToken) is IObjectCreationOperation creation ? [creation] : [];

    /// <summary>A local, parameter, field or property, and what it is a member of: <c>process.StartInfo</c> of this process, not of another.</summary>
    private sealed record Variable(ISymbol Symbol, Variable? Owner)
    {
        public static Variable? In(IOperation? instance) => instance?.WithoutConversions() switch
        {
            ILocalReferenceOperation local => new(local.Local, null),
            IParameterReferenceOperation parameter => new(parameter.Parameter, null),
            IMemberReferenceOperation member => new(member.Member, In(member.Instance)),
            _ => null,
        };

        public bool Is(IOperation instance) => In(instance) is { } other && Is(other);

        private bool Is(Variable other) =>
            SymbolEqualityComparer.Default.Equals(Symbol, other.Symbol)
            && (Owner is null ? other.Owner is null : other.Owner is not null && Owner.Is(other.Owner));
    }
}
