using System.Xml.Linq;

namespace Attune.Server.Tests.Architecture;

/// <summary>The arrows of the house: which project may see which.</summary>
public sealed class RoomTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Attune.Jinja"] = [],
        ["Attune.Decisions"] = ["Attune.Jinja"],
        ["Attune.Core"] = ["Attune.Decisions", "Attune.Jinja"],
        ["Attune.Storage"] = ["Attune.Core"],
        ["Attune.Dashboard"] = ["Attune.Core"],
        ["Attune.Server"] = ["Attune.Dashboard", "Attune.Storage", "Attune.Core"],
    };

    private static readonly string[] Outside =
    [
        "Microsoft.AspNetCore",
        "Microsoft.Data.Sqlite",
        "Npgsql",
        "Dapper",
        "System.Net.Http",
        "System.Net.Sockets",
    ];

    public static TheoryData<string> Rooms =>
        new(Directory.GetDirectories(Repository.Source).Select(d => Path.GetFileName(d)!));

    [Theory]
    [MemberData(nameof(Rooms))]
    public void Room_ReferencesOnlyTheRoomsBelowIt(string room)
    {
        var project = XDocument.Load(Path.Combine(Repository.Source, room, room + ".csproj"));
        var references = project
            .Descendants("ProjectReference")
            .Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value.Replace('\\', '/')));

        Assert.True(Allowed.ContainsKey(room), $"{room} is not in the plan of the house: add its arrows here.");
        Assert.All(references, reference => Assert.Contains(reference, Allowed[room]));
    }

    [Theory]
    [InlineData("Attune.Jinja")]
    [InlineData("Attune.Decisions")]
    public void PureRoom_TouchesNoNetworkNoDatabaseNoWebServer(string room)
    {
        var assembly = System.Reflection.Assembly.Load(room);

        var outside = assembly
            .GetReferencedAssemblies()
            .Where(a => Outside.Any(prefix => a.Name!.StartsWith(prefix, StringComparison.Ordinal)));

        Assert.Empty(outside);
    }

    [Fact]
    public void Dashboard_KnowsNoDatabase_AndNoServer()
    {
        var outside = System
            .Reflection.Assembly.Load("Attune.Dashboard")
            .GetReferencedAssemblies()
            .Select(a => a.Name!)
            .Where(name =>
                name
                    is "Microsoft.Data.Sqlite"
                        or "Npgsql"
                        or "Dapper"
                        or "Attune.Storage"
                        or "Attune.Server"
                        or "attune"
            );

        Assert.Empty(outside);
    }

    [Fact]
    public void Core_KnowsNeitherWebServerNorDatabase()
    {
        var outside = System
            .Reflection.Assembly.Load("Attune.Core")
            .GetReferencedAssemblies()
            .Where(a => Outside.Take(4).Any(prefix => a.Name!.StartsWith(prefix, StringComparison.Ordinal)));

        Assert.Empty(outside);
    }
}
