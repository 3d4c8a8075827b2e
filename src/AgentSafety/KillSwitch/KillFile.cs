using System.Text;

namespace AgentSafety;

/// <summary>A file whose existence means stop. What can't be found out means stop too.</summary>
internal sealed class KillFile
{
    private readonly string _path;
    private readonly string _folder;

    public KillFile(string path)
    {
        if (string.IsNullOrWhiteSpace(path))
            throw new ArgumentException("A path that is blank can't be created by anybody who wants to stop the agent.", nameof(path));

        _path = Path.GetFullPath(path);
        _folder = Path.GetDirectoryName(_path) ?? throw new ArgumentException("The file needs a folder.", nameof(path));
    }

    /// <summary>Nothing, if there certainly is no such file.</summary>
    public string? WhyStopped()
    {
        try
        {
            _ = File.GetAttributes(_path); // unlike File.Exists, it tells "not there" from "can't be seen"; a link to nowhere is there
            return $"'{_path}' exists";
        }
        catch (FileNotFoundException)
        {
            // On Unix a folder that is gone looks like a file that is not there. Nobody could create the file in it.
            return Directory.Exists(_folder) ? null : $"the folder of '{_path}' can't be found";
        }
        catch (Exception failure)
        {
            return $"'{_path}' can't be looked for: {failure.GetType().Name}";
        }
    }

    /// <summary>Tells the other processes, if it can.</summary>
    public bool TryCreate(string reason)
    {
        try
        {
            using var file = new FileStream(_path, FileMode.CreateNew, FileAccess.Write, FileShare.Read);
            var text = Encoding.UTF8.GetBytes(VisibleText.Of(reason) + "\n");
            file.Write(text, 0, text.Length);
            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    public void Delete()
    {
        File.Delete(_path); // says nothing if there is no such file
        if (WhyStopped() is { } reason)
            throw new IOException($"The kill switch stays tripped: {reason}.");
    }
}
