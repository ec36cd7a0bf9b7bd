using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Attune.Server.Tests.Architecture;

namespace Attune.Server.Tests.Preview;

/// <summary>
/// The requests and answers that the published page of the preview API shows, read from the page's text where it lies
/// beside the repository.
/// </summary>
internal sealed partial class SeedPreviews
{
    private SeedPreviews(IReadOnlyList<string> requests, IReadOnlyList<JsonNode> answers)
    {
        Requests = requests;
        Answers = answers;
    }

    /// <summary>The six bodies, in order.</summary>
    public IReadOnlyList<string> Requests { get; }

    /// <summary>The six answers, in order.</summary>
    public IReadOnlyList<JsonNode> Answers { get; }

    /// <summary>Reads the page; skips the test where it is not there.</summary>
    public static SeedPreviews Read()
    {
        var page = Find();
        Assert.SkipWhen(page is null, "The published page is not beside the repository (shared/seeds).");
        var text = File.ReadAllText(page!);
        var requests = Body().Matches(text).Select(match => match.Groups[1].Value.Replace("'\\''", "'")).ToList();
        var samples = text[(text.IndexOf("Sample Response", StringComparison.Ordinal) + "Sample Response".Length)..];
        return new SeedPreviews(requests, ReadObjects(samples, requests.Count));
    }

    private static List<JsonNode> ReadObjects(string text, int count)
    {
        var options = new JsonReaderOptions { AllowMultipleValues = true };
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(text), options);
        var objects = new List<JsonNode>();
        while (objects.Count < count && reader.Read())
        {
            objects.Add(JsonNode.Parse(ref reader)!);
        }
        return objects;
    }

    private static string? Find()
    {
        for (var folder = Directory.GetParent(Repository.Root); folder is not null; folder = folder.Parent)
        {
            var seeds = Path.Combine(folder.FullName, "shared", "seeds");
            if (Directory.Exists(seeds))
            {
                return Directory
                    .GetFiles(seeds)
                    .FirstOrDefault(file => File.ReadAllText(file).Contains("Personalized Preview API"));
            }
        }
        return null;
    }

    [GeneratedRegex("--data '((?:[^']|'\\\\'')*)'")]
    private static partial Regex Body();
}
