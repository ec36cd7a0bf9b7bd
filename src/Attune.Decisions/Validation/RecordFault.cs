namespace Attune.Decisions.Validation;

/// <summary>What a record can throw that was never checked: a null where none may be, or a value that its type does not have.</summary>
internal static class RecordFault
{
    public const string Message =
        "The record is damaged: it holds nothing where something must be, or what its type does not have.";

    public static bool Is(Exception exception) =>
        exception is NullReferenceException or ArgumentException or InvalidOperationException or KeyNotFoundException;
}
