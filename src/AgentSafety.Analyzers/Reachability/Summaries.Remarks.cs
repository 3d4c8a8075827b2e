using AgentSafety.Operations;
using AgentSafety.Symbols;

namespace AgentSafety.Reachability;

/// <summary>What is said of a step besides that it destroys.</summary>
internal sealed partial class Summaries
{
    /// <summary>What more is to be said of what is destroyed here.</summary>
    public ImmutableArray<Remark> RemarksOn(DestructiveOperation family, IOperation operation, CancellationToken cancellationToken) => Placed(catalogue.NoticedAt(family, operation, cancellationToken));

    /// <summary>What is to be said of what isn't in the catalogue.</summary>
    public ImmutableArray<Remark> RemarksOn(IOperation operation, Unseen? unseen, CancellationToken cancellationToken) => Placed(catalogue.NoticedAt(operation, unseen is not null, cancellationToken));

    public ImmutableArray<Remark> RemarksOn(CallEffect effect, IOperation operation, CancellationToken cancellationToken) =>
        effect.Operation is not { } family ? [] : [.. RemarksOn(family, operation, cancellationToken), .. effect.Noticed.IsDefault ? [] : Placed(effect.Noticed)];

    public ImmutableArray<Remark> RemarksOn(ExecutedText text, IInvocationOperation call, CancellationToken cancellationToken) => Placed(catalogue.NoticedIn(text, call, cancellationToken));

    /// <summary>Of an object that is made here, and that the called body hands to an operation.</summary>
    public ImmutableArray<Remark> RemarksOn(HandedRequest request, IInvocationOperation call, CancellationToken cancellationToken) => Placed(catalogue.NoticedIn(request, call, cancellationToken));

    public IEnumerable<HandedRequest> RequestsOf(DestructiveOperation family, IOperation operation, ISymbol body, CancellationToken cancellationToken) => catalogue.RequestsOf(family, operation, body, cancellationToken);

    public HandedRequest? HandedOn(HandedRequest request, IInvocationOperation call, ISymbol body, CancellationToken cancellationToken) => catalogue.HandedOn(request, call, body, cancellationToken);

    private ImmutableArray<Remark> Placed(IEnumerable<Noticed> noticed) =>
        [.. noticed.Select(Placed)];

    private Remark Placed(Noticed noticed) => new(noticed.Kind, PlaceOf(noticed.Syntax), noticed.Says, noticed.Instead);
}
