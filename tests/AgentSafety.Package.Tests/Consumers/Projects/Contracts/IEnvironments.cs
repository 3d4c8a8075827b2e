using System.Threading.Tasks;

namespace Contracts
{
    public interface IEnvironments
    {
        Task DropAsync(string name);

        Task<int> CountAsync(string name);
    }

    public interface IArchive<T>
    {
        void Empty(T name);
    }
}
