using AgentSafety.Calls;
using AgentSafety.Configuration;
using AgentSafety.Reachability.OtherAssemblies;
using AgentSafety.Symbols;
using Microsoft.CodeAnalysis.CSharp;

namespace AgentSafety.Reachability;

/// <summary>What one project says to those that reference it.</summary>
internal sealed partial class AgentProgram
{
    /// <summary>A project that another one references, whether an agent comes in there or not.</summary>
    public static AgentProgram OfReferenced(Compilation compilation, ProjectFiles files)
    {
        SourceModels.KeepFor(compilation);
        var types = new KnownTypes(compilation);
        return new(compilation, types, new(compilation, types, new()), files);
    }

    /// <summary>What this project tells those that reference it, as <see cref="ReachContract"/> writes it.</summary>
    public static string ReachContractOf(Compilation compilation, ImmutableArray<AdditionalText> additional, CancellationToken cancellationToken) =>
        ContractFor(compilation, additional, cancellationToken).Write(cancellationToken);

    public static ContractOfProgram ContractFor(Compilation compilation, ImmutableArray<AdditionalText> additional, CancellationToken cancellationToken)
    {
        var files = ProjectFiles.Read(additional, cancellationToken);
        compilation = compilation is CSharpCompilation { Options: var options } written ? written.WithOptions(options.WithNullableContextOptions(NullableContextOptions.Disable)) : compilation; // what may be null changes no path, and is a fifth of the time to bind a body
        var others = new ReferencedAssemblies(compilation, files);
        return new(compilation, OfReferenced(compilation, files), new(new(compilation), files.Operations.Names.Concat(files.Guards.Names), others.Names), others);
    }

    public ImmutableArray<CodeId> BodiesOf(Call call) => _reach.Value.BodiesOf(call);

    /// <summary>What one body runs.</summary>
    public ImmutableArray<CodeId> CalleesOf(CodeId body, CancellationToken cancellationToken) => _reach.Value.CalleesOf(body, cancellationToken);

    public SourceFiles Files => _reach.Value.Files;

    public ContractOfBodies ContractsWithin(BodiesToRead read) => _reach.Value.ContractsWithin(read);

    public ContractOfBodies ContractsAlone() => _reach.Value.ContractsAlone();

    public MemberContract ContractOf(IEnumerable<CodeId> bodies, CancellationToken cancellationToken) => _reach.Value.ContractOf(bodies, cancellationToken);
}
