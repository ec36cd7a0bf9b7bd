using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Attune.Storage.Migrations;

/// <summary>Reads the embedded migrations of a dialect: files <c>Migrations/{Dialect}/{number}_{name}.sql</c>.</summary>
internal static class MigrationCatalog
{
    public static IReadOnlyList<Migration> For(DatabaseDialect dialect)
    {
        var assembly = typeof(MigrationCatalog).Assembly;
        var prefix = $"{typeof(MigrationCatalog).Namespace}.{dialect}.";
        var migrations = new List<Migration>();
        foreach (var resource in assembly.GetManifestResourceNames())
        {
            if (!resource.StartsWith(prefix, StringComparison.Ordinal))
            {
                continue;
            }
            var file = resource[prefix.Length..^".sql".Length];
            var separator = file.IndexOf('_', StringComparison.Ordinal);
            using var stream = assembly.GetManifestResourceStream(resource)!;
            using var reader = new StreamReader(stream, Encoding.UTF8);
            var sql = reader.ReadToEnd().ReplaceLineEndings("\n");
            migrations.Add(
                new Migration(
                    int.Parse(file.AsSpan(0, separator), NumberStyles.None, CultureInfo.InvariantCulture),
                    file[(separator + 1)..],
                    sql,
                    Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql)))
                )
            );
        }
        migrations.Sort((a, b) => a.Number.CompareTo(b.Number));
        for (var i = 1; i < migrations.Count; i++)
        {
            if (migrations[i].Number == migrations[i - 1].Number)
            {
                throw new InvalidOperationException(
                    $"Two {dialect} migrations have the number {migrations[i].Number}: "
                        + $"{migrations[i - 1].Name} and {migrations[i].Name}."
                );
            }
        }
        return migrations;
    }
}
