using IncidentPlatform.Hosting.Clocks;
using Npgsql;
using NpgsqlTypes;

namespace IncidentPlatform.Communications.Deliveries;

/// <summary>Who was chosen for a round, and from what.</summary>
/// <param name="CatalogueAsOf">The instant whose catalogue named the customers; null where it was not asked, or did not answer in time.</param>
/// <param name="Customers">Number of customers.</param>
/// <param name="Recipients">Number of addresses.</param>
public sealed record Plan(DateTimeOffset? CatalogueAsOf, int Customers, int Recipients);

/// <summary>How far choosing the recipients of a round has come.</summary>
/// <param name="BegunAt">When it was begun: the instant whose catalogue counts.</param>
/// <param name="Place">Where it goes on; null at the start.</param>
public sealed record Choosing(DateTimeOffset BegunAt, string? Place);

/// <summary>How many mails of a round stand where, by state.</summary>
public sealed record Progress(IReadOnlyDictionary<string, int> States)
{
    public int Total => States.Values.Sum();

    public int Of(params ReadOnlySpan<string> states)
    {
        var sum = 0;
        foreach (var state in states)
            sum += States.GetValueOrDefault(state);
        return sum;
    }
}

/// <summary>
/// Everything that is told by mail is a round: its recipients are written down, some at a time, before the first mail leaves, and each mail
/// is noted before it is tried. So a round goes on where it was cut off, and how far it has come can be read at any time.
/// </summary>
public sealed class Rounds(NpgsqlDataSource database, DomainClock clock)
{
    /// <summary>Begins to choose the recipients of a round, or goes on with it.</summary>
    public async Task<Choosing> Begin(Guid round, Guid stream, CancellationToken ct)
    {
        await using var command = database.CreateCommand(
            """
            insert into delivery_round (id, stream_id, begun_at) values ($1, $2, $3)
            on conflict (id) do update set id = excluded.id
            returning begun_at, place
            """);
        command.Parameters.AddWithValue(round);
        command.Parameters.AddWithValue(stream);
        command.Parameters.AddWithValue(Now());
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        return new Choosing(await reader.GetFieldValueAsync<DateTimeOffset>(0, ct), await Text(reader, 1, ct));
    }

    /// <summary>More who are to get the mails; who is among them already stays so.</summary>
    /// <param name="place">Where choosing goes on afterwards.</param>
    public async Task Add(Guid round, IReadOnlyCollection<Recipient> recipients, string? place, CancellationToken ct)
    {
        var distinct = recipients.DistinctBy(r => r.Key).ToList();
        await using var command = database.CreateCommand(
            $"""
            with added as (
              insert into delivery (round, key, address, customer, state, at)
              select $1, r.key, r.address, r.customer, '{DeliveryStates.Queued}', $6 from unnest($2, $3, $4) r(key, address, customer)
              on conflict do nothing)
            update delivery_round set place = $5 where id = $1
            """);
        command.Parameters.AddWithValue(round);
        command.Parameters.AddWithValue(distinct.Select(r => r.Key).ToArray());
        command.Parameters.AddWithValue(distinct.Select(r => r.Address).ToArray());
        command.Parameters.Add(Texts(distinct.Select(r => r.Customer)));
        command.Parameters.AddWithValue(NpgsqlDbType.Text, (object?)place ?? DBNull.Value);
        command.Parameters.AddWithValue(Now());
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Who got earlier rounds gets this one too, as far as their addresses are kept.</summary>
    public async Task AddFrom(Guid round, IReadOnlyCollection<Guid> earlier, CancellationToken ct)
    {
        await using var command = database.CreateCommand(
            $"""
            insert into delivery (round, key, address, customer, state, at)
            select distinct on (key) $1, key, address, customer, '{DeliveryStates.Queued}', $3 from delivery
            where round = any($2) and address is not null and state <> '{DeliveryStates.Suppressed}' order by key, at desc
            on conflict do nothing
            """);
        command.Parameters.AddWithValue(round);
        command.Parameters.AddWithValue(earlier.ToArray());
        command.Parameters.AddWithValue(Now());
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Everybody is chosen; from now on the round stays as it is.</summary>
    /// <param name="catalogueAsOf">The instant whose catalogue named all the customers; null where it was not asked, or did not answer in time.</param>
    public async Task Finish(Guid round, DateTimeOffset? catalogueAsOf, CancellationToken ct)
    {
        await using var command = database.CreateCommand(
            """
            update delivery_round set planned_at = $2, catalogue_as_of = $3,
              customers = (select count(distinct customer) from delivery where round = $1), recipients = (select count(*) from delivery where round = $1)
            where id = $1 and planned_at is null
            """);
        command.Parameters.AddWithValue(round);
        command.Parameters.AddWithValue(Now());
        command.Parameters.AddWithValue(NpgsqlDbType.TimestampTz, (object?)catalogueAsOf?.ToUniversalTime() ?? DBNull.Value);
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <returns>What was planned; null while it is not, or not all of it.</returns>
    public async Task<Plan?> Planned(Guid round, CancellationToken ct)
    {
        await using var command = database.CreateCommand("select catalogue_as_of, customers, recipients from delivery_round where id = $1 and planned_at is not null");
        command.Parameters.AddWithValue(round);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct)
            ? new Plan(await reader.IsDBNullAsync(0, ct) ? null : await reader.GetFieldValueAsync<DateTimeOffset>(0, ct), reader.GetInt32(1), reader.GetInt32(2))
            : null;
    }

    /// <summary>When the last mail of a round left; when it was planned, where none has yet.</summary>
    public async Task<DateTimeOffset> LastProgress(Guid round, CancellationToken ct)
    {
        await using var command = database.CreateCommand(
            "select greatest(max(r.planned_at), max(d.left_at)) from delivery_round r left join delivery d on d.round = r.id where r.id = $1");
        command.Parameters.AddWithValue(round);
        return await command.ExecuteScalarAsync(ct) is DateTime at ? at : Now();
    }

    /// <summary>The keys of a round's recipients.</summary>
    public async Task<IReadOnlySet<string>> Keys(Guid round, CancellationToken ct)
    {
        await using var command = database.CreateCommand("select key from delivery where round = $1");
        command.Parameters.AddWithValue(round);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var keys = new HashSet<string>(StringComparer.Ordinal);
        while (await reader.ReadAsync(ct))
            keys.Add(reader.GetString(0));
        return keys;
    }

    /// <summary>Notes that the next mails of a round are about to be tried.</summary>
    public async Task<IReadOnlyList<Attempt>> Next(Guid round, int most, CancellationToken ct)
    {
        await using var command = database.CreateCommand(
            $"""
            update delivery d set state = '{DeliveryStates.Sending}', attempts = attempts + 1, at = $3
            from (select key from delivery where round = $1 and state in ('{DeliveryStates.Queued}', '{DeliveryStates.Sending}') and address is not null order by key limit $2) next
            where d.round = $1 and d.key = next.key
            returning d.key, d.address, d.attempts
            """);
        command.Parameters.AddWithValue(round);
        command.Parameters.AddWithValue(most);
        command.Parameters.AddWithValue(Now());
        await using var reader = await command.ExecuteReaderAsync(ct);
        var attempts = new List<Attempt>();
        while (await reader.ReadAsync(ct))
            attempts.Add(new Attempt(reader.GetString(0), reader.GetString(1), reader.GetInt32(2)));
        return attempts;
    }

    /// <summary>Writes down what became of mails.</summary>
    public async Task Write(Guid round, IReadOnlyCollection<Outcome> outcomes, CancellationToken ct)
    {
        if (outcomes.Count == 0)
            return;
        await using var command = database.CreateCommand(
            $"""
            update delivery d set state = o.state, attempts = o.attempts, reason = o.reason, at = $6,
              left_at = case when o.state in ('{DeliveryStates.Sent}', '{DeliveryStates.Unknown}') then $6 else left_at end
            from unnest($2, $3, $4, $5) o(key, state, attempts, reason)
            where d.round = $1 and d.key = o.key
            """);
        command.Parameters.AddWithValue(round);
        command.Parameters.AddWithValue(outcomes.Select(o => o.Key).ToArray());
        command.Parameters.AddWithValue(outcomes.Select(o => o.State).ToArray());
        command.Parameters.AddWithValue(outcomes.Select(o => o.Attempts).ToArray());
        command.Parameters.Add(Texts(outcomes.Select(o => o.Reason)));
        command.Parameters.AddWithValue(Now());
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Nothing more is tried: what was never tried failed, and what was tried is unknown.</summary>
    public async Task End(Guid round, string reason, CancellationToken ct)
    {
        await using var command = database.CreateCommand(
            $"""
            update delivery set at = $2, reason = $3,
              left_at = case when attempts > 0 then $2 end,
              state = case when attempts > 0 then '{DeliveryStates.Unknown}' else '{DeliveryStates.Failed}' end
            where round = $1 and state in ('{DeliveryStates.Queued}', '{DeliveryStates.Sending}')
            """);
        command.Parameters.AddWithValue(round);
        command.Parameters.AddWithValue(Now());
        command.Parameters.AddWithValue(reason);
        await command.ExecuteNonQueryAsync(ct);
    }

    public async Task<Progress> Progress(Guid round, CancellationToken ct)
    {
        await using var command = database.CreateCommand("select state, count(*)::int from delivery where round = $1 group by state");
        command.Parameters.AddWithValue(round);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var states = new SortedDictionary<string, int>(StringComparer.Ordinal);
        while (await reader.ReadAsync(ct))
            states[reader.GetString(0)] = reader.GetInt32(1);
        return new Progress(states);
    }

    /// <summary>Recipients of a round in the order of their keys.</summary>
    /// <param name="state">One of <see cref="DeliveryStates"/>; all of them where null.</param>
    public async Task<IReadOnlyList<Delivery>> List(Guid round, string? state, string? after, int most, CancellationToken ct)
    {
        await using var command = database.CreateCommand(
            "select key, address, customer, state, attempts, at, reason from delivery where round = $1 and ($2::text is null or state = $2) and key > $3 order by key limit $4");
        command.Parameters.AddWithValue(round);
        command.Parameters.AddWithValue(NpgsqlDbType.Text, (object?)state ?? DBNull.Value);
        command.Parameters.AddWithValue(after ?? "");
        command.Parameters.AddWithValue(most);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var found = new List<Delivery>();
        while (await reader.ReadAsync(ct))
        {
            found.Add(new Delivery(
                reader.GetString(0), await Text(reader, 1, ct), await Text(reader, 2, ct), reader.GetString(3), reader.GetInt32(4), await reader.GetFieldValueAsync<DateTimeOffset>(5, ct),
                await Text(reader, 6, ct)));
        }

        return found;
    }

    /// <summary>What the mail system reports of a mail after it took it.</summary>
    /// <returns>The address, where the report is of one of our mails; null where it is not, or the address is not kept any more.</returns>
    public async Task<string?> Report(Guid round, string key, string state, string? reason, CancellationToken ct)
    {
        await using var command = database.CreateCommand(
            $"update delivery set state = $3, reason = $4, at = $5, left_at = coalesce(left_at, $5) where round = $1 and key = $2 and state not in ('{DeliveryStates.Queued}', '{DeliveryStates.Suppressed}') and not (state = '{DeliveryStates.Bounced}' and $3 = '{DeliveryStates.Delivered}') returning address");
        command.Parameters.AddWithValue(round);
        command.Parameters.AddWithValue(key);
        command.Parameters.AddWithValue(state);
        command.Parameters.AddWithValue(NpgsqlDbType.Text, (object?)reason ?? DBNull.Value);
        command.Parameters.AddWithValue(Now());
        return await command.ExecuteScalarAsync(ct) as string;
    }

    /// <summary>How many of each round had left by an instant, and when the first had.</summary>
    /// <param name="customer">Only mails to contacts of this customer; all of them where null.</param>
    public async Task<IReadOnlyList<Left>> LeftBy(IReadOnlyCollection<Guid> rounds, string? customer, DateTimeOffset at, CancellationToken ct)
    {
        await using var command = database.CreateCommand(
            "select round, min(left_at), count(*)::int from delivery where round = any($1) and left_at <= $2 and ($3::text is null or customer = $3) group by round");
        command.Parameters.AddWithValue(rounds.ToArray());
        command.Parameters.AddWithValue(at.ToUniversalTime());
        command.Parameters.AddWithValue(NpgsqlDbType.Text, (object?)customer ?? DBNull.Value);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var left = new List<Left>();
        while (await reader.ReadAsync(ct))
            left.Add(new Left(reader.GetGuid(0), await reader.GetFieldValueAsync<DateTimeOffset>(1, ct), reader.GetInt32(2)));
        return left;
    }

    /// <summary>Addresses of rounds are forgotten; what became of the mails stays.</summary>
    public async Task ForgetAddresses(IReadOnlyCollection<Guid> rounds, CancellationToken ct)
    {
        await using var command = database.CreateCommand("update delivery set address = null where round = any($1) and address is not null");
        command.Parameters.AddWithValue(rounds.ToArray());
        await command.ExecuteNonQueryAsync(ct);
    }

    private static async Task<string?> Text(NpgsqlDataReader reader, int column, CancellationToken ct) =>
        await reader.IsDBNullAsync(column, ct) ? null : reader.GetString(column);

    /// <summary>An array some of whose texts may be absent.</summary>
    private static NpgsqlParameter Texts(IEnumerable<string?> texts) => new() { Value = texts.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text };

    private DateTimeOffset Now() => clock.GetUtcNow().ToUniversalTime();
}
