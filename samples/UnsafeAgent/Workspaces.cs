using System.ComponentModel;

namespace UnsafeAgent;

/// <summary>The folders in which releases are put together.</summary>
public sealed class Workspaces(string root)
{
    [Description("Lists the workspaces.")]
    public IEnumerable<string?> List() => Directory.EnumerateDirectories(root).Select(Path.GetFileName);

    [Description("Deletes a workspace that is finished.")]
    public void Delete(string name) => Directory.Delete(Path.Combine(root, name), recursive: true);
}
