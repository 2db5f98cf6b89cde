import Instances

/// Small VROOM inputs, each a documented use of VROOM's with numbers of our own.
enum VROOMSamples {
    /// Capacity, skills, hours, breaks and an open end: as VROOM's example for a routing engine, but
    /// with matrices and without the shipment.
    static let crews = """
        {
          "vehicles": [
            {"id": 1, "description": "Aru", "start": [71.43, 51.13], "start_index": 0,
             "end_index": 0, "capacity": [4], "skills": [1, 14], "time_window": [28800, 43200],
             "breaks": [{"id": 5, "service": 300, "time_windows": [[32400, 34200]]}]},
            {"id": 2, "start_index": 0, "capacity": [4], "skills": [2, 14],
             "time_window": [28800, 43200]}
          ],
          "jobs": [
            {"id": 11, "service": 300, "delivery": [1], "location_index": 1, "skills": [1],
             "time_windows": [[32400, 36000]]},
            {"id": 12, "service": 300, "delivery": [1], "location_index": 2, "skills": [1]},
            {"id": 15, "service": 300, "delivery": [1], "location_index": 3, "skills": [14]},
            {"id": 16, "service": 300, "delivery": [1], "location_index": 4, "skills": [2]}
          ],
          "matrices": {"car": {
            "durations": [
              [0, 1800, 1500, 600, 2400], [1800, 0, 700, 1600, 4000], [1500, 600, 0, 1300, 3600],
              [600, 1600, 1300, 0, 2100], [2400, 4000, 3600, 2200, 0]],
            "distances": [
              [0, 180, 150, 60, 240], [180, 0, 70, 160, 400], [150, 70, 0, 130, 360],
              [60, 160, 130, 0, 220], [240, 400, 360, 220, 0]]
          }}
        }
        """
    /// Two jobs at one place, the second without its setup: 0 → 1 is 50 s, back is 60 s.
    static let setups = """
        {
          "vehicles": [{"id": 7, "start_index": 0, "end_index": 0}],
          "jobs": [
            {"id": 1, "location_index": 1, "setup": 100, "service": 10},
            {"id": 2, "location_index": 1, "setup": 100, "service": 20},
            {"id": 3, "location_index": 0, "setup": 30, "service": 5}
          ],
          "matrices": {"car": {"durations": [[0, 50], [60, 0]]}}
        }
        """
    /// The older `matrix`, a way from one place to another, priorities where not all can be served.
    static let priorities = """
        {
          "vehicles": [{"id": 0, "start_index": 0, "end_index": 3, "max_tasks": 2}],
          "jobs": [
            {"id": 21, "location_index": 1, "priority": 5},
            {"id": 22, "location_index": 2, "priority": 100},
            {"id": 23, "location_index": 3}, {"id": 24, "location_index": 0, "priority": 5}
          ],
          "matrix": [[0, 90, 19, 50], [90, 0, 95, 60], [19, 95, 0, 40], [50, 60, 40, 0]]
        }
        """
    /// Prices by the hour and by the kilometre, a fast vehicle, types of vehicles, limits on travel,
    /// several windows, pickups, and times that count from 1970.
    static let prices = """
        {
          "vehicles": [
            {"id": 1, "start_index": 0, "end_index": 2, "capacity": [3, 9], "type": "van",
             "costs": {"fixed": 12, "per_hour": 1800, "per_km": 10}, "speed_factor": 2,
             "time_window": [1700000000, 1700009000]},
            {"id": 2, "start_index": 0, "end_index": 0, "capacity": [1, 9], "profile": "bike",
             "costs": {"per_task_hour": 3600}, "max_travel_time": 700,
             "time_window": [1700000000, 1700009000]}
          ],
          "jobs": [
            {"id": 31, "location_index": 1, "service": 60, "pickup": [1, 0],
             "service_per_type": {"van": 90}, "setup": 10, "setup_per_type": {"van": 0},
             "time_windows": [[1700000700, 1700000800], [1700001000, 1700001000]]},
            {"id": 32, "location_index": 2, "service": 30, "pickup": [1, 0], "delivery": [0, 2]},
            {"id": 33, "location_index": 3, "service": 30, "pickup": [2, 0]}
          ],
          "matrices": {
            "car": {
              "durations": [[0, 101, 200, 90], [100, 0, 150, 80], [200, 150, 0, 70], [90, 80, 70, 0]],
              "distances": [[0, 900, 1800, 700], [900, 0, 1200, 600], [1800, 1200, 0, 500], [700, 600, 500, 0]]
            },
            "bike": {
              "durations": [[0, 300, 600, 290], [300, 0, 450, 240], [600, 450, 0, 210], [290, 240, 210, 0]]
            }
          }
        }
        """
    static let all = [crews, setups, priorities, prices]
}
