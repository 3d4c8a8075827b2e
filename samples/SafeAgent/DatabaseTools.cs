using System.ComponentModel;
using AgentSafety;
using Dapper;
using ModelContextProtocol.Server;
using Npgsql;

namespace SafeAgent;

[McpServerToolType]
public sealed class DatabaseTools(NpgsqlDataSource orders)
{
    [McpServerTool(Destructive = true), Description("Removes a table that is no longer used. A person is asked first.")]
    public async Task DropTable(string table, CancellationToken cancellationToken) =>
        await AgentGuard.RunAsync("drop the table", token => DropAsync(table, token), target: table, cancellationToken);

    [McpServerTool(Destructive = true), Description("Forgets a customer's orders. A person is asked first.")]
    public async Task<int> ForgetCustomer(string customer, CancellationToken cancellationToken)
    {
        await AgentGuard.EnsureApprovedAsync("delete the orders of the customer", target: customer, cancellationToken);

        await using var connection = await orders.OpenConnectionAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "DELETE FROM orders WHERE customer = $1";
        command.Parameters.AddWithValue(customer);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task DropAsync(string table, CancellationToken cancellationToken)
    {
        using var quoting = new NpgsqlCommandBuilder();
        await using var connection = await orders.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync($"DROP TABLE IF EXISTS {quoting.QuoteIdentifier(table)}"); // without CASCADE: what depends on it stops the drop
    }
}
