namespace Attune.Server.Import;

/// <summary>Makes the JSON of an item of a record. For one thread.</summary>
internal abstract class RecordParser
{
    /// <summary>Writes the item as an object; otherwise writes nothing and says why.</summary>
    /// <returns>Null, or why the record is no item.</returns>
    public abstract string? Write(SourceRecord record, System.Text.Json.Utf8JsonWriter writer);

    /// <summary>Whether the record may be a broken line with good ones after it.</summary>
    public virtual bool MayHideRecords(SourceRecord record) => false;
}
