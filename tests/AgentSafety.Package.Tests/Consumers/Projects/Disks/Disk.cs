using System.IO;

namespace Disks
{
    public class Disk<T>
    {
        public virtual void Wipe(T path) => Erase(path);

        public int Count(T path) => Directory.GetFiles(path.ToString()).Length;

        private static void Erase(T path) => Directory.Delete(path.ToString(), true);
    }
}
