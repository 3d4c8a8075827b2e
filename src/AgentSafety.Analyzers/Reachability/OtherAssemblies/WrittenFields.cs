using AgentSafety.Guards;
using AgentSafety.Operations;
using AgentSafety.Symbols;

namespace AgentSafety.Reachability.OtherAssemblies;

/// <summary>Reads what <see cref="ContractFields"/> wrote of a member.</summary>
internal sealed class WrittenFields(ContractReader reader)
{
    private const int MostParameters = 255;

    private readonly List<DestructiveOperation> _operations = [];

    public MemberContract Member() => new(Sequence<ContractStep>.Of(reader.Many(Step)), Guard(), new(Texts(), Texts(), Texts()));

    private ContractStep Step()
    {
        var step = new ContractStep(reader.Text(), null, Held(), reader.Flag(), default, default) with { Operation = reader.Many(Operation).FirstOrDefault(), Destroyed = Texts() };
        step = step with { Runs = Sequence<ExecutedText>.Of(reader.Many(() => new ExecutedText(reader.OneOf<TextLanguage>((int)TextLanguage.Script), default, Held()) with { Words = Texts() })) };
        step = step with { Requests = Sequence<HandedRequest>.Of(reader.Many(() => new HandedRequest(reader.Small(MostParameters), reader.Text()))) };
        foreach (var (kind, says) in reader.Many(() => (reader.OneOf<RemarkKind>((int)RemarkKind.NotCancellable), reader.Text())))
            step = step with { Said = kind, Says = says };

        return step;
    }

    private DestructiveOperation Operation()
    {
        var number = reader.Small(_operations.Count);
        if (number == _operations.Count)
            _operations.Add(new(
                reader.Text(), reader.Text(), [], [],
                reader.OneOf<Effect>((int)Effect.DataLoss), reader.OneOf<Reversibility>((int)Reversibility.No), reader.OneOf<BlastRadius>((int)BlastRadius.Account),
                Danger: [], Again: reader.Flag(), Rollback: Texts().FirstOrDefault()));

        return _operations[number];
    }

    private GuardContract Guard() => !reader.Flag()
        ? GuardContract.None
        : new(Proved(), Sequence<ProvedBy>.Of(reader.Many(() => new ProvedBy(Outcome(), Proved()))), Held(), reader.Small(MostParameters), Held(), reader.Flag(), reader.Number());

    private Proved Proved() => new(
        Held(),
        new(reader.Number(), Sequence<(int, int)>.Of(reader.Many(() => (reader.Small(MostParameters), reader.Small(MostParameters))))),
        Sequence<GivenOutcome>.Of(reader.Many(() => new GivenOutcome(reader.Small(MostParameters) - 1, Outcome()))),
        (Weaknesses)reader.Small((int)Weaknesses.OtherTarget * 2 - 1),
        reader.Flag());

    private Outcome Outcome() => new(reader.Text(), reader.Text(), reader.Flag());

    private Protections Held() => (Protections)reader.Small((int)Protections.All);

    private Sequence<string> Texts() => Sequence<string>.Of(reader.Many(reader.Text));
}
