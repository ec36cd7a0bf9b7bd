using System.Text.Json;
using Attune.Core.Users;

namespace Attune.Server.Data;

/// <summary>Reads the elements of a bulk request, each for itself: a broken one leaves the others alone.</summary>
internal sealed class BulkReader(IdentityReader identity, ActionReader actions, LocalEventTimes localTimes)
{
    public async ValueTask<IReadOnlyList<BulkElement>> ReadAsync(
        string workspaceId,
        JsonElement elements,
        List<ErrorDetail> refused,
        CancellationToken cancellation
    )
    {
        var sound = new List<BulkElement>();
        var index = 0;
        foreach (var element in elements.EnumerateArray())
        {
            var errors = new DataErrorList();
            var (type, change, local) = ReadOne(element, errors);
            if (errors.Count == 0)
            {
                change = await localTimes.SettleAsync(workspaceId, change!, local, errors, cancellation);
            }
            if (errors.Count == 0)
            {
                sound.Add(new BulkElement(index, type!, change!));
            }
            Refuse(index, errors, refused);
            index++;
        }
        return sound;
    }

    /// <summary>Puts mistakes of an element among those of the request, in bulk words.</summary>
    public static void Refuse(int index, DataErrorList errors, List<ErrorDetail> refused) =>
        refused.AddRange(errors.All.Select(error => new ErrorDetail(DataErrors.InBulk(error), index)));

    private (string? Type, UserChange? Change, IReadOnlyList<LocalEvent> Local) ReadOne(
        JsonElement element,
        DataErrorList errors
    )
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            errors.Add(DataErrors.Undecodable());
            return (null, null, []);
        }
        var type = DataFields.Find(element, "type") is { ValueKind: JsonValueKind.String } given
            ? given.GetString()
            : null;
        switch (type)
        {
            case CustomerReader.Type:
                return (type, new CustomerReader(identity).Read(element, errors), []);
            case EventReader.Type:
                var change = new EventReader(identity, actions).Read(element, errors, out var local);
                return (type, change, local);
            case DeviceReader.Type:
                return (type, DeviceReader.Read(element, errors), []);
            default:
                errors.Add(DataErrors.ElementTypeInvalid());
                return (null, null, []);
        }
    }
}
