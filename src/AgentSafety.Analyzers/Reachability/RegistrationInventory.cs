using AgentSafety.EntryPoints;
using AgentSafety.EntryPoints.Frameworks;
using AgentSafety.Guards;
using AgentSafety.Symbols;

namespace AgentSafety.Reachability;

/// <summary>A registration as data: what is registered and how, which code runs (if it isn't the framework that finds it), where it is named, and whether its invoker asks first.</summary>
/// <param name="Name">Of the function, the type, or the call.</param>
/// <param name="By">The member that it is handed to.</param>
/// <param name="Offered">What a model may call it.</param>
internal sealed record Registered(string Name, RegistrationKind Kind, CodeId? Code, SourcePlace Place, bool IsApproved, string By, ImmutableArray<string> Offered);

/// <summary>Every registration of the compilation, in source order.</summary>
internal sealed class RegistrationInventory
{
    private static readonly PerTree<Registered[]> Known = new();

    private readonly ILookup<CodeId, Registered> _byCode;

    public RegistrationInventory(Compilation compilation, SourceFiles files, CodeIds ids, SourceModels models, KnownEntryPoints known, Registrations registrations, WordSearch words, ApprovalAtRegistration approval, Stamp wrappers)
    {
        var stamp = DeclarationStamp.Of(compilation).With(known.File.Stamp).With(wrappers);
        All = [.. files.InOrder.SelectMany(tree => Known.Of(tree, stamp, tree => [.. Read(tree)]))];
        _byCode = All.Where(static registered => registered.Code is not null).ToLookup(static registered => registered.Code!);

        IEnumerable<Registered> Read(SyntaxTree tree)
        {
            foreach (var candidate in Sites.Bearing(words.In(tree.GetRoot())).Where(node => RegistrationSyntax.IsCandidate(node, known.TakingNames)))
                foreach (var registration in registrations.At(models.OperationAt(candidate, CancellationToken.None)))
                    yield return new(
                        registration.Name, registration.Kind, registration.Code is { } code ? ids.Of(code.Implementation()) : null,
                        SourcePlace.Of(registration.Syntax, files), approval.IsRequiredFor(registration.Call), registration.By, OfferedNames.Of(registration));
        }
    }

    public ImmutableArray<Registered> All { get; }

    public IEnumerable<Registered> Of(CodeId code) => _byCode[code];
}
