namespace Attune.Storage;

/// <summary>Which SQL a store speaks; also the folder of its migrations.</summary>
public enum DatabaseDialect
{
    Sqlite,
    Postgres,
}
