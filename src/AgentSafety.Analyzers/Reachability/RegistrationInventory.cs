using AgentSafety.EntryPoints;
using AgentSafety.Guards;
using AgentSafety.Symbols;

namespace AgentSafety.Reachability;

/// <summary>A registration as data: which code, where it is named, and whether its invoker asks first.</summary>
internal sealed record Registered(CodeId Code, SourcePlace Place, bool IsApproved);

/// <summary>Every registration of the compilation, by the code it registers, in source order.</summary>
internal sealed class RegistrationInventory
{
    private static readonly PerTree<Registered[]> Known = new();

    private readonly ILookup<CodeId, Registered> _byCode;

    public RegistrationInventory(Compilation compilation, SourceFiles files, CodeIds ids, SourceModels models, FunctionRegistrations registrations, ApprovalAtRegistration approval)
    {
        var stamp = DeclarationStamp.Of(compilation);
        _byCode = files.InOrder.SelectMany(tree => Known.Of(tree, stamp, tree => [.. Read(tree)])).ToLookup(static registered => registered.Code);

        IEnumerable<Registered> Read(SyntaxTree tree)
        {
            if (tree.MayMention(FunctionRegistrations.FactoryMethod))
                foreach (var call in RegistrationSyntax.CandidatesIn(tree.GetRoot()))
                    if (registrations.At(models.OperationAt(call, CancellationToken.None)) is { } registration && ids.Of(registration.Code.Implementation()) is { } code)
                        yield return new(code, SourcePlace.Of(registration.Syntax, files), approval.IsRequiredFor(registration.Call));
        }
    }

    public IEnumerable<Registered> Of(CodeId code) => _byCode[code];
}
