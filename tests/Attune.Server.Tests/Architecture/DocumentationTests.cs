using System.Reflection;
using System.Xml.Linq;

namespace Attune.Server.Tests.Architecture;

/// <summary>What must be written down: a summary for each public type, a reason for each dependency.</summary>
public sealed class DocumentationTests
{
    public static TheoryData<string> Libraries =>
        new("Attune.Jinja", "Attune.Decisions", "Attune.Core", "Attune.Storage");

    [Theory]
    [MemberData(nameof(Libraries))]
    public void PublicType_HasASummary(string room)
    {
        var assembly = Assembly.Load(room);
        var documented = XDocument
            .Load(Path.ChangeExtension(assembly.Location, ".xml"))
            .Descendants("member")
            .Where(m => m.Element("summary") is not null || m.Element("inheritdoc") is not null)
            .Select(m => m.Attribute("name")!.Value)
            .ToHashSet();

        var silent = assembly
            .GetExportedTypes()
            .Where(t => !documented.Contains("T:" + t.FullName!.Replace('+', '.')))
            .Select(t => t.FullName);

        Assert.Empty(silent);
    }

    [Fact]
    public void Dependency_HasItsReasonInTheDocs()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "dependencies.md"));

        var missing = XDocument
            .Load(Path.Combine(Repository.Root, "Directory.Packages.props"))
            .Descendants("PackageVersion")
            .Select(p => p.Attribute("Include")!.Value)
            .Where(name => !page.Contains($"`{name}`", StringComparison.Ordinal));

        Assert.Empty(missing);
    }
}
