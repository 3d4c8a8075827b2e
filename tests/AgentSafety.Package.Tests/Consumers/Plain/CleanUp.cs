namespace Consumer;

public static class CleanUp
{
    public static void Wipe(string folder) => Directory.Delete(folder, recursive: true);
}
