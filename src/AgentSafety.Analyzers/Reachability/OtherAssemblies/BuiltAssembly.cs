using System.Reflection.Metadata;
using System.Runtime.CompilerServices;

namespace AgentSafety.Reachability.OtherAssemblies;

/// <summary>An assembly with a contract in its metadata. Nothing in it is trusted to be well formed.</summary>
internal sealed class BuiltAssembly : OtherAssembly
{
    private static readonly ConditionalWeakTable<IAssemblySymbol, BuiltAssembly> Known = new();

    private readonly ReachContract? _contract;

    private BuiltAssembly(IAssemblySymbol assembly)
        : base(assembly.Name)
    {
        if (ContractIn(assembly) is not { } text)
            return;

        HasContract = true;
        (_contract, Problem) = ReachContract.Read(text);
    }

    public bool HasContract { get; }

    /// <summary>Why its contract can't be read; null if it can.</summary>
    public string? Problem { get; }

    public static BuiltAssembly Of(IAssemblySymbol assembly) => Known.GetValue(assembly, static assembly => new(assembly));

    public override ImmutableArray<string> Names => _contract?.Names ?? [];

    public override bool Runs(string member, string type) => _contract is not null && (_contract.Find(member) is not null || _contract.Implements(type));

    public override MemberContract ContractOf(string member, CancellationToken cancellationToken) => _contract?.Find(member) ?? MemberContract.None;

    /// <summary>Read from the metadata itself: to ask for the symbols of all attributes would bind them, in each of hundreds of assemblies.</summary>
    private static string? ContractIn(IAssemblySymbol assembly)
    {
        if (assembly.GetMetadata()?.GetModules() is not [var module, ..])
            return null;

        var reader = module.GetMetadataReader();
        foreach (var handle in reader.GetAssemblyDefinition().GetCustomAttributes())
            if (reader.GetCustomAttribute(handle) is { Constructor.Kind: HandleKind.MemberReference } attribute
                && reader.GetMemberReference((MemberReferenceHandle)attribute.Constructor) is { Parent.Kind: HandleKind.TypeReference } constructor
                && reader.StringComparer.Equals(reader.GetTypeReference((TypeReferenceHandle)constructor.Parent).Name, "AssemblyMetadataAttribute")
                && ValueIn(reader.GetBlobReader(attribute.Value)) is { } value)
                return value;

        return null;
    }

    /// <summary>ECMA-335 II.23.3: a prolog, then both strings.</summary>
    private static string? ValueIn(BlobReader blob)
    {
        try
        {
            return blob.ReadUInt16() == 1 && blob.ReadSerializedString() == ReachContract.AttributeKey ? blob.ReadSerializedString() ?? "" : null;
        }
        catch (BadImageFormatException)
        {
            return null;
        }
    }
}
