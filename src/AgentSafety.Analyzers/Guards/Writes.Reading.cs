using AgentSafety.Symbols;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace AgentSafety.Guards;

/// <summary>What one operation writes, and whether it can be said when.</summary>
internal sealed partial class Writes
{
    private void Add(IOperation operation, bool plain)
    {
        switch (operation)
        {
            case ICompoundAssignmentOperation or ISimpleAssignmentOperation when EndOfPath.IsAllThatChanges(operation):
                break;
            case IFlowCaptureOperation { Id: var id, Value: var kept } when Variable(kept) is { } captured:
                _captured[id] = captured;
                break;
            case ISimpleAssignmentOperation { IsRef: false, Target: var target } when Variable(target) is { } variable:
                Plain(variable, plain);
                break;
            case ISimpleAssignmentOperation { IsRef: true } alias:
                Anyhow(alias.Target);
                Anyhow(alias.Value);
                break;
            case ICompoundAssignmentOperation { Target: var target }:
                Anyhow(target);
                break;
            case IIncrementOrDecrementOperation { Target: var target }:
                Anyhow(target);
                break;
            case IDeconstructionAssignmentOperation { Target: IDeclarationExpressionOperation { Expression: var declared } }:
                foreach (var part in declared.InEvaluationOrder())
                    Declared(part);
                break;
            case IDeconstructionAssignmentOperation { Target: var target }:
                Anyhow(target);
                break;
            case IArgumentOperation { Parameter.RefKind: RefKind.Out, Value: IDeclarationExpressionOperation { Expression: var declared } }:
                Declared(declared);
                break;
            case IArgumentOperation { Parameter.RefKind: RefKind.Out, Value: var target } when Variable(target) is { } variable:
                Plain(variable, plain);
                break;
            case IIsPatternOperation { Pattern: var pattern }:
                foreach (var (variable, _) in PatternNames.In(pattern))
                    Plain(variable, plain: true);
                break;
            case IArgumentOperation { Parameter.RefKind: RefKind.Ref, Value: var target }:
                Anyhow(target);
                break;
            case IAddressOfOperation { Reference: var target }:
                Anyhow(target);
                break;
            case IInvocationOperation { TargetMethod.Name: var name, Instance: { } list } when Mutating.Contains(name) && Variable(list) is { } mutated:
                _mutated.Add(mutated);
                break;
        }
    }

    private void Declared(IOperation target)
    {
        if (Variable(target) is { } variable)
            Plain(variable, plain: true);
    }

    private void Plain(ISymbol variable, bool plain)
    {
        if (plain || variable is ILocalSymbol && !_plain.ContainsKey(variable)) // a loop inside a try assigns its own variable once
            _plain[variable] = _plain.TryGetValue(variable, out var times) ? times + 1 : 1;
        else
            _anyhow.Add(variable);
    }

    private void Anyhow(IOperation target)
    {
        foreach (var part in target.InEvaluationOrder())
            if (Variable(part) is { } variable)
                _anyhow.Add(variable);
    }

    private ISymbol? Variable(IOperation operation) => operation.WithoutConversions() switch
    {
        IFlowCaptureReferenceOperation { Id: var id } when _captured.TryGetValue(id, out var captured) => captured,
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IMemberReferenceOperation member => member.Member,
        _ => null,
    };
}
