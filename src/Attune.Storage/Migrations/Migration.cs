namespace Attune.Storage.Migrations;

/// <summary>One step of the schema: a numbered file, applied once and never changed after a release.</summary>
/// <param name="Number">Its place in the order, from the file's name.</param>
/// <param name="Name">The rest of the file's name.</param>
/// <param name="Sql">Statements of one dialect.</param>
/// <param name="Checksum">SHA-256 of the text, in hexadecimal, so that a changed file is noticed.</param>
internal sealed record Migration(int Number, string Name, string Sql, string Checksum);
