using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace Attune.Storage.Tests.Users;

/// <summary>Runs a theory against SQLite and against PostgreSQL.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EachDatabaseAttribute : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(
        MethodInfo testMethod,
        DisposalTracker disposalTracker
    ) => new([new TheoryDataRow(DatabaseDialect.Sqlite), new TheoryDataRow(DatabaseDialect.Postgres)]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
