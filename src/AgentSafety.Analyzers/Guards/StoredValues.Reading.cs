using AgentSafety.Symbols;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace AgentSafety.Guards;

/// <summary>What one operation stores, and where.</summary>
internal sealed partial class StoredValues
{
    private void Add(IOperation operation, Moment at)
    {
        switch (operation)
        {
            case ICompoundAssignmentOperation or ISimpleAssignmentOperation when EndOfPath.IsAllThatChanges(operation):
                break;
            case ILocalReferenceOperation or IParameterReferenceOperation when Variable(operation) is { } variable:
                Reads[operation] = at;
                Mentions[variable] = Mentions.TryGetValue(variable, out var before) ? before + 1 : 1;
                break;
            case ISimpleAssignmentOperation { IsRef: false, Target: var target, Value: var value } when Target(target) is { } variable:
                Add(Variables, variable, new(value, at));
                break;
            case IIsPatternOperation { Value: var value, Pattern: var pattern }:
                foreach (var (variable, members) in PatternNames.In(pattern))
                    Add(Variables, variable, new(value, at, members, IsNamed: true));
                break;
            case IFlowCaptureOperation { Id: var id, Value: var value }:
                Add(Captures, id, new(value, at));
                break;
            case IArrayElementReferenceOperation { ArrayReference: var array, Parent: IAssignmentOperation }:
                ChangeList(array);
                break;
            case IInvocationOperation { Instance: { } list, TargetMethod.Name: "Clear" or "Remove" or "RemoveAt" or "RemoveAll" or "RemoveRange" or "set_Item" }:
                ChangeList(list);
                break;
            case IPropertyReferenceOperation { Instance: { } list, Property.IsIndexer: true, Parent: IAssignmentOperation }:
                ChangeList(list);
                break;
            case IDeconstructionAssignmentOperation { Target: var target, Value: var value }:
                foreach (var (part, members) in PatternNames.Apart(target, value))
                    Take(part, new(value, at, members ?? "", IsNamed: true), members is not null);
                break;
            case IArgumentOperation { Parameter.RefKind: RefKind.Out, Value: var target } argument:
                Take(target is IDeclarationExpressionOperation { Expression: var declared } ? declared : target, new(argument, at), isKnown: true);
                break;
            case ISimpleAssignmentOperation { IsRef: true, Target: var target, Value: var source }:
                Forget(target);
                Forget(source);
                break;
            case ICompoundAssignmentOperation or IIncrementOrDecrementOperation:
                Forget(operation.ChildOperations.First());
                break;
            case IArgumentOperation { Parameter.RefKind: RefKind.Ref, Value: var target }:
                Forget(target);
                break;
            case IAddressOfOperation { Reference: var target }:
                Forget(target);
                break;
        }
    }

    private void ChangeList(IOperation list)
    {
        if (Variable(list.WithoutConversions()) is { } variable)
            ChangedLists.Add(variable);
    }

    private void Take(IOperation target, StoredValue value, bool isKnown)
    {
        if (isKnown && Target(target) is { } variable)
            Add(Variables, variable, value);
        else
            Forget(target);
    }

    private void Forget(IOperation target)
    {
        foreach (var part in target.InEvaluationOrder())
            if (Target(part) is { } variable)
                Unknown.Add(variable);
    }

    private static void Add<TKey>(Dictionary<TKey, List<StoredValue>> values, TKey key, StoredValue value) where TKey : notnull
    {
        if (!values.TryGetValue(key, out var stored))
            values.Add(key, stored = []);

        stored.Add(value);
    }
}
