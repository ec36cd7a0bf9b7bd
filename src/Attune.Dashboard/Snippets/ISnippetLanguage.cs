namespace Attune.Dashboard.Snippets;

/// <summary>Writes a request as a program that sends it and prints the answer. Pure; one sealed class for each language.</summary>
public interface ISnippetLanguage
{
    /// <summary>What people call it.</summary>
    string Name { get; }

    string Write(SnippetRequest request);
}
