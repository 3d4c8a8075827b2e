using AgentSafety.Guards;
using AgentSafety.Operations;
using AgentSafety.Symbols;

namespace AgentSafety.Reachability.OtherAssemblies;

/// <summary>What is written of a member, field by field, in the order in which <see cref="WrittenFields"/> reads it.</summary>
internal sealed class ContractFields(ContractWriter writer)
{
    private readonly List<DestructiveOperation> _operations = [];

    public void Write(MemberContract member)
    {
        writer.Many([.. member.Steps], Write);
        Write(member.Guard);
        Write(member.Lifecycle.Destroyed);
        Write(member.Lifecycle.Made);
        Write(member.Lifecycle.Remade);
    }

    private void Write(ContractStep step)
    {
        writer.Text(step.Name);
        writer.Number((int)step.Held);
        writer.Flag(step.IsUnbounded);
        writer.Many(step.Operation is { } operation ? [operation] : Array.Empty<DestructiveOperation>(), Write);
        Write(step.Destroyed);
        writer.Many([.. step.Runs], text =>
        {
            writer.Number((int)text.Language);
            writer.Number((int)text.Held);
            Write(text.Words);
        });
        writer.Many([.. step.Requests], request =>
        {
            writer.Number(request.Parameter);
            writer.Text(request.Family);
        });
        writer.Many(step.Said is { } said ? [said] : Array.Empty<RemarkKind>(), kind =>
        {
            writer.Number((int)kind);
            writer.Text(step.Says ?? "");
        });
    }

    /// <summary>The first time in full, for whoever reads it may have another catalogue.</summary>
    private void Write(DestructiveOperation operation)
    {
        var number = _operations.FindIndex(known => known.Id == operation.Id);
        writer.Number(number < 0 ? _operations.Count : number);
        if (number >= 0)
            return;

        _operations.Add(operation);
        writer.Text(operation.Id);
        writer.Text(operation.Summary);
        writer.Number((int)operation.Effect);
        writer.Number((int)operation.Reversibility);
        writer.Number((int)operation.BlastRadius);
        writer.Flag(operation.Again);
        Write(operation.Rollback is { } rollback ? Sequence<string>.Of([rollback]) : default);
    }

    private void Write(GuardContract guard)
    {
        writer.Flag(guard != GuardContract.None);
        if (guard == GuardContract.None)
            return;

        Write(guard.OnReturn);
        writer.Many([.. guard.Answers], answer =>
        {
            Write(answer.Outcome);
            Write(answer.Proved);
        });
        writer.Number((int)guard.Wraps);
        writer.Number(guard.WrapsParameter);
        writer.Number((int)guard.Within);
        writer.Flag(guard.VouchesForResult);
        writer.Number(guard.VouchesUnder);
    }

    private void Write(Proved proved)
    {
        writer.Number((int)proved.Protections);
        writer.Number(proved.Confines.Outright);
        writer.Many([.. proved.Confines.Under], pair =>
        {
            writer.Number(pair.Path);
            writer.Number(pair.Root);
        });
        writer.Many([.. proved.Given], given =>
        {
            writer.Number(given.Parameter + 1); // the receiver is number -1
            Write(given.Outcome);
        });
        writer.Number((int)proved.Weaknesses);
        writer.Flag(proved.Never);
    }

    private void Write(Outcome outcome)
    {
        writer.Text(outcome.Members);
        writer.Text(outcome.Value);
        writer.Flag(outcome.IsValue);
    }

    private void Write(Sequence<string> texts) => writer.Many([.. texts], writer.Text);
}
