namespace AgentSafety.Operations;

/// <summary>What is written into a property anywhere inside the objects that a call is given: of a role that a binding names, of a rule among others.</summary>
internal sealed class DeepSettings(WrittenValues values)
{
    public IEnumerable<IOperation> ValuesOf(IInvocationOperation call, string type, string property, CancellationToken cancellationToken)
    {
        foreach (var argument in call.Arguments)
            if (argument.ArgumentKind is ArgumentKind.Explicit or ArgumentKind.ParamArray)
                foreach (var part in values.Origin(argument.Value, cancellationToken).DescendantsAndSelf())
                    switch (part)
                    {
                        case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: { Name: var name, ContainingType.Name: var owner } }, Value: var value } when name == property && owner == type:
                            yield return value;
                            break;
                        case IMemberInitializerOperation { InitializedMember: IPropertyReferenceOperation { Property: { Name: var name, ContainingType.Name: var owner } }, Initializer.Initializers: var added } when name == property && owner == type:
                            foreach (var add in added.OfType<IInvocationOperation>())
                                foreach (var element in add.Arguments)
                                    yield return element.Value;
                            break;
                    }
    }
}
