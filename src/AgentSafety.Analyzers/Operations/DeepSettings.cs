using AgentSafety.Symbols;

namespace AgentSafety.Operations;

/// <summary>
/// What is written into a property anywhere inside the objects that a call is given: of a role that a binding names, of a rule among others. In their
/// initializers and constructors, or afterwards.
/// </summary>
internal sealed class DeepSettings(WrittenValues values)
{
    public IEnumerable<IOperation> ValuesOf(IInvocationOperation call, string type, string property, CancellationToken cancellationToken)
    {
        foreach (var part in PartsOf(call, cancellationToken))
            switch (part)
            {
                case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation target, Value: var value } when IsIt(target):
                    yield return value;
                    break;
                case IMemberInitializerOperation { InitializedMember: IPropertyReferenceOperation target, Initializer.Initializers: var added } when IsIt(target):
                    foreach (var element in added.OfType<IInvocationOperation>().SelectMany(static add => add.Arguments))
                        yield return element.Value;
                    break;
                case IInvocationOperation { TargetMethod.Name: "Add", Instance: IPropertyReferenceOperation target, Arguments: [var element] } when IsIt(target):
                    yield return element.Value;
                    break;
                case IArgumentOperation { ArgumentKind: ArgumentKind.Explicit, Parameter.Name: var name, Parent: IObjectCreationOperation { Type.Name: var owner }, Value: var value } when owner == type && string.Equals(name, property, StringComparison.OrdinalIgnoreCase):
                    yield return value;
                    break;
            }

        bool IsIt(IPropertyReferenceOperation target) => target.Property.Name == property && target.Property.ContainingType.Name == type;
    }

    /// <summary>All that the arguments are made of, through locals and read-only fields, each once.</summary>
    private IEnumerable<IOperation> PartsOf(IInvocationOperation call, CancellationToken cancellationToken)
    {
        var followed = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var pending = new Queue<IOperation>(call.Arguments.Where(static argument => argument.ArgumentKind is not ArgumentKind.DefaultValue).Select(static argument => argument.Value));
        while (pending.Count > 0)
            foreach (var part in pending.Dequeue().DescendantsAndSelf())
            {
                yield return part;
                if (part is ILocalReferenceOperation { Local: var local } && followed.Add(local))
                    foreach (var written in WrittenBody.Around(part).ValuesOf(local).Concat(WrittenBody.Around(part).WrittenInto(local)))
                        pending.Enqueue(written);
                else if (part is IMemberReferenceOperation { Member: var member } and not IMethodReferenceOperation && followed.Add(member) && values.Origin(part, cancellationToken) is var origin && origin != part)
                    pending.Enqueue(origin);
            }
    }
}
