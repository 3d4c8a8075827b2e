using System.Collections.Concurrent;
using AgentSafety.Guards;
using AgentSafety.Symbols;
using Microsoft.CodeAnalysis.Text;

namespace AgentSafety.Reachability;

/// <summary>
/// What was read in one body, without symbols, trees or models, so that it outlives the compilation it was read in. <see cref="Callees"/> follow
/// from the body and what lies outside bodies; <see cref="Summary"/> also from what other bodies were found to prove and to write.
/// </summary>
internal sealed class BodyRecord(Callees callees)
{
    public Callees Callees { get; } = callees;

    public Conclusion? Summary { get; set; }

    /// <summary>What it says as text, to those who asked.</summary>
    public ConcurrentDictionary<(string? Member, int Hops), SaidTexts> Said { get; private init; } = new();

    /// <summary>The same in a file where the declaration stands elsewhere; null if it speaks of places outside of it.</summary>
    public BodyRecord? Moved(string file, TextSpan declaration, int number, int distance)
    {
        if (distance == 0)
            return this;
        if (Summary is not { } conclusion)
            return new(Moved(Callees)) { Said = MovedTexts() };
        if (conclusion.Summary.Steps.Any(step => step.Place.File != file || !declaration.Contains(step.Place.Span) || step.Remarks.Any(remark => remark.Place.File != file || !declaration.Contains(remark.Place.Span))))
            return null;

        var steps = conclusion.Summary.Steps.Select(step => step with
        {
            Place = step.Place.Moved(distance),
            Callees = Moved(step.Callees),
            Remarks = step.Remarks.IsEmpty ? step.Remarks : [.. step.Remarks.Select(remark => remark with { Place = remark.Place.Moved(distance) })],
            Weakness = step.Weakness?.Moved(distance, Moved),
            Flags = step.Flags.IsEmpty ? step.Flags : Sequence<TestedFlag>.Of(step.Flags.Select(flag => flag with { Place = flag.Place?.Moved(distance) })),
        });
        return new(Moved(Callees))
        {
            Summary = conclusion with { Summary = conclusion.Summary with { Steps = [.. steps], Weakness = conclusion.Summary.Weakness?.Moved(distance, Moved) }, Proofs = [.. conclusion.Proofs.Select(proof => (Here(proof.Callee), proof.Proved))], Told = MovedAnswers(conclusion.Told) },
            Said = MovedTexts(),
        };

        Callees Moved(Callees callees) => callees with { Code = [.. callees.Code.Select(Here)] };

        ConcurrentDictionary<(string?, int), SaidTexts> MovedTexts() => new(Said.Select(said => new KeyValuePair<(string?, int), SaidTexts>(said.Key, said.Value with { Told = MovedAnswers(said.Value.Told) })));

        ImmutableArray<(TextQuestion, Sequence<string>)> MovedAnswers(ImmutableArray<(TextQuestion Question, Sequence<string> Texts)> told) => [.. told.Select(answer => (answer.Question with { Body = Here(answer.Question.Body) }, answer.Texts))];

        CodeId Here(CodeId id) => id.Declaration == number && id.File == file ? id.Moved(distance) : id;
    }
}

/// <summary>A summary and all it took over from other bodies.</summary>
internal sealed record Conclusion(MethodSummary Summary, ImmutableArray<(CodeId Callee, BodyContract Proved)> Proofs, ImmutableArray<(TextQuestion Question, Sequence<string> Texts)> Told, ImmutableArray<OwnershipAnswer> Ownership)
{
    public bool StillHolds(Func<CodeId, BodyContract> proved, Func<TextQuestion, Sequence<string>> said, SourceFiles files)
    {
        foreach (var (callee, before) in Proofs)
            if (proved(callee) != before)
                return false;

        foreach (var (question, before) in Told)
            if (!said(question).Equals(before))
                return false;

        foreach (var answer in Ownership)
            if (!Guards.Ownership.StillHolds(answer, files))
                return false;

        return true;
    }
}
