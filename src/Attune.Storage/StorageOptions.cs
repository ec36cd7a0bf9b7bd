namespace Attune.Storage;

/// <summary>Where the data lives.</summary>
public sealed record StorageOptions
{
    /// <summary>Directory of the SQLite database (setting <c>Attune:Data</c>). Made if it does not exist.</summary>
    public string DataDirectory { get; init; } = "data";

    /// <summary>Connection string of PostgreSQL (setting <c>ConnectionStrings:Attune</c>); null means SQLite.</summary>
    public string? PostgresConnectionString { get; init; }

    /// <summary>Writes that may wait for the database before further ones are refused (setting <c>Attune:Limits:PendingWrites</c>).</summary>
    public int PendingWrites { get; init; } = 20_000;
}
