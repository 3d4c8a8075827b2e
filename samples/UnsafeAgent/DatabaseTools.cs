using System.ComponentModel;
using Dapper;
using ModelContextProtocol.Server;
using Npgsql;

namespace UnsafeAgent;

[McpServerToolType]
public sealed class DatabaseTools(NpgsqlDataSource orders)
{
    [McpServerTool, Description("Removes a table that is no longer used.")]
    public async Task DropTable(string table, CancellationToken cancellationToken)
    {
        await using var connection = await orders.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync($"DROP TABLE IF EXISTS {table} CASCADE"); // AGS1001, AGS4003: the model chooses the table
    }

    [McpServerTool, Description("Forgets a customer's orders.")]
    public async Task<int> ForgetCustomer(string customer, CancellationToken cancellationToken)
    {
        await using var connection = await orders.OpenConnectionAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "DELETE FROM orders WHERE customer = $1";
        command.Parameters.AddWithValue(customer);
        return await command.ExecuteNonQueryAsync(cancellationToken); // AGS1001: the statement is safe from injection, the customer's orders are gone all the same
    }
}
