namespace AgentSafety.Symbols;

/// <summary>Parts of a type's name as metadata writes it: <c>Amazon.EC2.Model.Outer+Inner`1</c>.</summary>
internal static class MetadataNames
{
    /// <summary>As code writes it: <c>Inner</c>.</summary>
    public static string SimpleName(string metadataName)
    {
        var name = metadataName.Substring(metadataName.LastIndexOfAny(['.', '+']) + 1);
        return name.IndexOf('`') is >= 0 and var arity ? name.Substring(0, arity) : name;
    }

    /// <summary>The first part of its namespace: <c>Amazon</c>; empty if it has none.</summary>
    public static string RootNamespace(string metadataName) => metadataName.IndexOf('.') is > 0 and var end ? metadataName.Substring(0, end) : "";
}
