-- Komek's roads for cars as a profile of OSRM, so that two programs that share no code can be compared: the
-- rules of Sources/Roads/WayRules.swift and the speeds of scenarios/FORMAT.md. GPL-3.0-or-later.
api_version = 4

local speeds = {
    motorway = 90, motorway_link = 45, trunk = 70, trunk_link = 40, primary = 50, primary_link = 35,
    secondary = 45, secondary_link = 30, tertiary = 40, tertiary_link = 25, unclassified = 30,
    residential = 25, road = 25, service = 15, living_street = 10,
}

local function set(list)
    local result = {}
    for _, value in ipairs(list) do result[value] = true end
    return result
end

local closed = set {
    "no", "private", "agricultural", "forestry", "agricultural;forestry", "emergency", "military", "psv", "bus",
    "restricted", "delivery_only", "use_sidepath",
}
local passable = set {
    "gate", "lift_gate", "toll_booth", "border_control", "cattle_grid", "entrance", "kerb", "height_restrictor",
    "sally_port", "arch", "no", "speed_bump", "bump_gate", "swing_gate",
}

-- true, false, or nil where no tag of access says anything.
local function access(element)
    for _, key in ipairs { "motorcar", "motor_vehicle", "vehicle", "access" } do
        local value = element:get_value_by_key(key)
        if value and value ~= "" then return not closed[value] end
    end
    return nil
end

function setup()
    return {
        properties = {
            weight_name = "duration", u_turn_penalty = 0, traffic_signal_penalty = 0,
            continue_straight_at_waypoint = false, use_turn_restrictions = true,
            max_speed_for_map_matching = 180 / 3.6, process_call_tagless_node = false,
            left_hand_driving = false,
        },
        restrictions = { "motorcar", "motor_vehicle", "vehicle" },
    }
end

function process_node(profile, node, result)
    local barrier = node:get_value_by_key("barrier")
    if not barrier or barrier == "" then return end
    local open = access(node)
    if open == nil then open = passable[barrier] or false end
    result.barrier = not open
end

local function limit(text)
    if not text or text == "" then return nil end
    local first = text:match("^[^;]+") or ""
    local number, unit = first:match("^(%d+)%s*(.*)$")
    if number then
        local value = tonumber(number)
        if value < 1 or value > 200 then return nil end
        if unit == "" or unit == "km/h" or unit == "kmh" or unit == "kph" then return value end
        if unit == "mph" then return value * 1.609 end
        return nil
    end
    local zone = first:match(":([^:]+)$")
    return ({ urban = 60, living_street = 20, rural = 90, motorway = 110 })[zone or ""]
end

function process_way(profile, way, result)
    local highway = way:get_value_by_key("highway")
    local speed = highway and speeds[highway]
    if not speed then return end
    local open = access(way)
    if open == nil then open = way:get_value_by_key("area") ~= "yes" end
    if not open then return end
    local stated = limit(way:get_value_by_key("maxspeed"))
    if stated then speed = stated * 0.8 end
    local forward, backward = true, true
    local oneway = way:get_value_by_key("oneway") or ""
    local junction = way:get_value_by_key("junction") or ""
    if oneway == "yes" or oneway == "true" or oneway == "1" then
        backward = false
    elseif oneway == "-1" or oneway == "reverse" then
        forward = false
    elseif oneway == "reversible" or oneway == "alternating" then
        return
    elseif oneway ~= "no" and (junction == "roundabout" or junction == "circular" or highway == "motorway") then
        backward = false
    end
    result.forward_mode = forward and mode.driving or mode.inaccessible
    result.backward_mode = backward and mode.driving or mode.inaccessible
    result.forward_speed, result.backward_speed = speed, speed
    result.forward_rate, result.backward_rate = speed / 3.6, speed / 3.6
    result.name = way:get_value_by_key("name") or ""
end

function process_turn(profile, turn)
    turn.duration, turn.weight = 0, 0
end

return { setup = setup, process_way = process_way, process_node = process_node, process_turn = process_turn }
