using System.ComponentModel;

namespace SafeAgent;

/// <summary>The folders in which releases are put together.</summary>
public sealed class Workspaces(string root)
{
    [Description("Lists the workspaces.")]
    public IEnumerable<string?> List() => Directory.EnumerateDirectories(root).Select(Path.GetFileName);

    [Description("Deletes a workspace that is finished. A person is asked first.")]
    public void Delete(string name)
    {
        if (!List().Contains(name)) // so '..' is no workspace
            throw new ArgumentException("There is no such workspace.", nameof(name));

        Directory.Delete(Path.Combine(root, name), recursive: true);
    }
}
